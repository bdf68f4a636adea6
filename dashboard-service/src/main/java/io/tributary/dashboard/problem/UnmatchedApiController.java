package io.tributary.dashboard.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers paths under {@code /api} that nothing else serves. */
@RestController
class UnmatchedApiController {

    @RequestMapping("/api/**")
    void unmatched(HttpServletRequest request) {
        throw new ApiProblemException(
                ProblemType.NOT_FOUND,
                "Nothing is served for %s at this path.".formatted(request.getMethod()));
    }
}
