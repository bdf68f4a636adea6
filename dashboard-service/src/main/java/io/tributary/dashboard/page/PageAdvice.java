package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.problem.ApiProblemException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Errors of pages, as pages. */
@ControllerAdvice(assignableTypes = PageController.class)
class PageAdvice {

    private final PageFrame frame;

    PageAdvice(PageFrame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView onAway(DependencyAwayException e, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return page(
                "away",
                HttpStatus.SERVICE_UNAVAILABLE,
                e.dependency().title() + " is away",
                "%s. Until %s is back, these are missing: %s."
                        .formatted(e.getMessage(), e.dependency().title(), e.dependency().serves()),
                model);
    }

    @ExceptionHandler
    ModelAndView onProblem(ApiProblemException e, Model model) {
        return page(
                "problem",
                e.status(),
                String.valueOf(e.body().getTitle()),
                String.valueOf(e.getMessage()),
                model);
    }

    @ExceptionHandler
    ModelAndView onInvalidName(MethodArgumentTypeMismatchException e, Model model) {
        return page(
                "problem",
                HttpStatus.NOT_FOUND,
                "There is nothing here",
                "The address holds a name that no %s can have.".formatted(e.getName()),
                model);
    }

    private ModelAndView page(
            String view, HttpStatus status, String title, String detail, Model model) {
        frame.fill(model);
        ModelAndView page = new ModelAndView(view, model.asMap(), status);
        page.addObject("title", title);
        page.addObject("detail", detail);
        return page;
    }
}
