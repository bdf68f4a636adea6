package io.tributary.dashboard.connection;

import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.RefusalHeaders;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Errors that nobody else has answered: a page for browsers, else a problem detail. Neither tells
 * what went wrong within.
 */
@Controller
@RequestMapping("/error")
class ErrorAnswers implements ErrorController {

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = status(request);
        RefusalHeaders.set(response);
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        return "error";
    }

    /** Without an instance: this is not the place that was asked for. */
    @RequestMapping
    ResponseEntity<Map<String, Object>> problem(
            HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = status(request);
        ProblemType type = ProblemType.of(status).orElseGet(() -> general(status));
        RefusalHeaders.set(response);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        Map.of(
                                "type", type.uri(),
                                "title", type.title(),
                                "status", status.value(),
                                "detail", status.getReasonPhrase() + "."));
    }

    private static ProblemType general(HttpStatus status) {
        return status.is4xxClientError() ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? HttpStatus.resolve(code)
                        : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
