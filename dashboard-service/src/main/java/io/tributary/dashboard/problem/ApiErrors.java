package io.tributary.dashboard.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests under {@code /api} that no controller takes: path, method or format. */
@Component
class ApiErrors implements HandlerExceptionResolver {

    private final JsonMapper json;

    ApiErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception e) {
        if (!request.getRequestURI().startsWith("/api/") || !(e instanceof ErrorResponse error)) {
            return null;
        }
        ProblemType type = ProblemType.of(error.getStatusCode()).orElse(ProblemType.BAD_REQUEST);
        error.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        write(response, Problems.of(type, detail(error)));
        return new ModelAndView();
    }

    private static String detail(ErrorResponse error) {
        String detail = error.getBody().getDetail();
        return detail == null ? "" : detail;
    }

    private void write(HttpServletResponse response, ProblemDetail body) {
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            json.writeValue(response.getOutputStream(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
