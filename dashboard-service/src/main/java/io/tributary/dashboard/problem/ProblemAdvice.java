package io.tributary.dashboard.problem;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every error of the REST interface as a problem detail. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Object> onProblem(ApiProblemException e) {
        HttpHeaders headers = new HttpHeaders();
        if (e.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(e.body(), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> onAway(DependencyAwayException e) {
        Dependency dependency = e.dependency();
        ProblemDetail body =
                Problems.of(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "%s. Until %s is back, these are missing: %s."
                                .formatted(
                                        e.getMessage(), dependency.title(), dependency.serves()));
        body.setProperty("missing", List.of(dependency.code()));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return answer(body, headers);
    }

    /** Left to Spring Security, which knows whether to ask for a login. */
    @ExceptionHandler
    ResponseEntity<Object> onDenied(AccessDeniedException e) {
        throw e;
    }

    /** Spring Security looks at headers and names of parameters only when they are read. */
    @ExceptionHandler
    ResponseEntity<Object> onRejected(RequestRejectedException e) {
        return answer(
                Problems.of(
                        ProblemType.BAD_REQUEST,
                        "A header, or the name of a parameter, holds a character that is not allowed there."),
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> onAnythingElse(RuntimeException e) {
        LOG.error("Request failed", e);
        return answer(
                Problems.of(ProblemType.INTERNAL, "The log of the dashboard says more."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name =
                e instanceof MethodArgumentTypeMismatchException mismatch
                        ? mismatch.getName()
                        : String.valueOf(e.getPropertyName());
        return onProblem(ApiProblemException.parameter(name, "is not valid: " + root(e)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        FieldError error = e.getFieldErrors().getFirst();
        String why =
                error.contains(TypeMismatchException.class)
                        ? root(error.unwrap(TypeMismatchException.class))
                        : String.valueOf(error.getDefaultMessage());
        return onProblem(ApiProblemException.parameter(error.getField(), "is not valid: " + why));
    }

    /** A body that is JSON, but not of our form, is refused by the name of the property. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (e.getMostSpecificCause() instanceof ApiProblemException tooLong) {
            return onProblem(tooLong);
        }
        if (e.getCause() instanceof DatabindException form && !form.getPath().isEmpty()) {
            String property = form.getPath().getLast().getPropertyName();
            String what =
                    form instanceof UnrecognizedPropertyException
                            ? "%s is not known here: is it spelt right?"
                            : "%s is not of the form that is taken here.";
            return onProblem(
                    new ApiProblemException(ProblemType.INVALID_BODY, what.formatted(property))
                            .with("property", String.valueOf(property)));
        }
        return super.handleHttpMessageNotReadable(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ResponseEntity<Object> answer =
                super.handleExceptionInternal(e, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail detail) {
            ProblemType.of(status)
                    .ifPresent(
                            type -> {
                                detail.setType(type.uri());
                                detail.setTitle(type.title());
                            });
            return answer(detail, headers);
        }
        return answer;
    }

    private static ResponseEntity<Object> answer(ProblemDetail body, HttpHeaders headers) {
        return ResponseEntity.status(body.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static String root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
