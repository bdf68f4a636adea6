package io.tributary.dashboard.security;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refuses requests to the REST interface with problem details. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Set by our own pages, which must not make the browser ask for a password. */
    static final String PAGE_HEADER = "X-Requested-With";

    private final JsonMapper json;

    private final DeniedAudit audit;

    ApiRefusals(JsonMapper json, DeniedAudit audit) {
        this.json = json;
        this.audit = audit;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException reason)
            throws IOException {
        if (reason instanceof LoginThrottledException throttled) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.seconds()));
            write(
                    response,
                    Problems.of(ProblemType.RATE_LIMITED, String.valueOf(throttled.getMessage())));
            return;
        }
        if (reason instanceof StillReadingException) {
            stillReading(response);
            return;
        }
        if (!isFromPage(request)) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tributary\", charset=\"UTF-8\"");
        }
        write(
                response,
                Problems.of(
                        ProblemType.UNAUTHENTICATED,
                        "Send an API token as a bearer token, or user name and password by basic authentication, or log in with a browser."));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        boolean noToken = reason instanceof CsrfException;
        if (!noToken) {
            audit.forbidden(request);
        }
        String detail =
                noToken
                        ? "A request with a browser's session needs that session's CSRF token; scripts use an API token."
                        : "Your role does not allow this; an administrator can give you another.";
        write(response, Problems.of(ProblemType.FORBIDDEN, detail));
    }

    /** Just started: users and tokens are still being read. */
    void stillReading(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, StillReadingException.RETRY_SECONDS);
        ProblemDetail body =
                Problems.of(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "Users and tokens are still being read from Kafka. Ask again.");
        body.setProperty("missing", List.of(Dependency.KAFKA.code()));
        write(response, body);
    }

    private static boolean isFromPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader(PAGE_HEADER) != null
                || (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    /** Answers with the problem. */
    void write(HttpServletResponse response, ProblemDetail body) throws IOException {
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), body);
    }
}
