package io.tributary.dashboard.connection;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.RefusalHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bodies that are longer than anything that is taken here: at once where the length is
 * told, and else when so much was read. What Tomcat finds wrong with parameters and forms is
 * answered here, where it costs no line in the log: anybody may send it.
 */
final class RequestLimit extends OncePerRequestFilter {

    /** Many times the longest form or JSON of ours. */
    static final int MOST_BYTES = 64 * 1024;

    private final JsonMapper json;

    RequestLimit(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response, tooLong());
        } else if (!hasReadableParameters(request, response)) {
            return;
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new LimitedRequest(request), response);
        }
    }

    private boolean hasReadableParameters(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException e) {
            refuse(
                    response,
                    e.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                            ? tooLong()
                            : new ApiProblemException(
                                    ProblemType.BAD_REQUEST,
                                    "The parameters are malformed, or too many."));
            return false;
        }
    }

    /** What a body is answered with that is too long. */
    static ApiProblemException tooLong() {
        return new ApiProblemException(
                ProblemType.TOO_LARGE,
                "A body may have at most %d bytes here.".formatted(MOST_BYTES));
    }

    private void refuse(HttpServletResponse response, ApiProblemException why) throws IOException {
        ProblemDetail body = why.body();
        RefusalHeaders.set(response);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // whole before the rest of the request is waited for
        byte[] bytes = json.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
