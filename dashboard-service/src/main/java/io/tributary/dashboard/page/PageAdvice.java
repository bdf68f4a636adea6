package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.problem.ApiProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Errors of pages, as pages. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageAdvice {

    private final PageFrame frame;

    PageAdvice(PageFrame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView onAway(DependencyAwayException e, Model model, HttpServletResponse response) {
        Words words = frame.words();
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return page(
                "away",
                HttpStatus.SERVICE_UNAVAILABLE,
                words.say("away.title", e.dependency().title()),
                words.say("away.text", words.say("away." + e.dependency().code())),
                String.valueOf(e.getMessage()),
                model);
    }

    @ExceptionHandler
    ModelAndView onProblem(ApiProblemException e, Model model) {
        String code = e.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Words words = frame.words();
        return page(
                "problem",
                e.status(),
                words.findOr("page.problem." + code, String.valueOf(e.body().getTitle())),
                words.findOr("problem." + code, ""),
                String.valueOf(e.getMessage()),
                model);
    }

    @ExceptionHandler
    ModelAndView onInvalidName(MethodArgumentTypeMismatchException e, Model model) {
        Words words = frame.words();
        return page(
                "problem",
                HttpStatus.NOT_FOUND,
                words.say("page.problem.not-found"),
                words.say("page.problem.name", e.getName()),
                "",
                model);
    }

    private ModelAndView page(
            String view, HttpStatus status, String title, String text, String detail, Model model) {
        frame.fill(model);
        ModelAndView page = new ModelAndView(view, model.asMap(), status);
        page.addObject("title", title);
        page.addObject("text", text);
        page.addObject("detail", detail);
        return page;
    }
}
