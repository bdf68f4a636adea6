package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.problem.ApiProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Errors of pages, as pages. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageAdvice {

    private final PageFrame frame;

    PageAdvice(PageFrame frame) {
        this.frame = frame;
    }

    /** What was asked for by a form is told on the page of the form, which can be taken again. */
    @ExceptionHandler
    ModelAndView onAway(
            DependencyAwayException e,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Words words = frame.words();
        if (HttpMethod.POST.matches(request.getMethod())) {
            String told =
                    words.say("page.not-done", words.say("away.title", e.dependency().title()));
            return FormPages.backTo(request, told);
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return page(
                "away",
                HttpStatus.SERVICE_UNAVAILABLE,
                words.say("away.title", e.dependency().title()),
                words.say("away.text", words.say("away." + e.dependency().code())),
                String.valueOf(e.getMessage()),
                model,
                request);
    }

    @ExceptionHandler
    ModelAndView onProblem(ApiProblemException e, Model model, HttpServletRequest request) {
        String code = e.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Words words = frame.words();
        return page(
                "problem",
                e.status(),
                words.findOr("page.problem." + code, String.valueOf(e.body().getTitle())),
                words.findOr("problem." + code, ""),
                String.valueOf(e.getMessage()),
                model,
                request);
    }

    @ExceptionHandler
    ModelAndView onInvalidName(
            MethodArgumentTypeMismatchException e, Model model, HttpServletRequest request) {
        Words words = frame.words();
        return page(
                "problem",
                HttpStatus.NOT_FOUND,
                words.say("page.problem.not-found"),
                words.say("page.problem.name", e.getName()),
                "",
                model,
                request);
    }

    private ModelAndView page(
            String view,
            HttpStatus status,
            String title,
            String text,
            String detail,
            Model model,
            HttpServletRequest request) {
        frame.fillAsFarAsKnown(model, site(request));
        ModelAndView page = new ModelAndView(view, model.asMap(), status);
        page.addObject("title", title);
        page.addObject("text", text);
        page.addObject("detail", detail);
        return page;
    }

    /** The site of the address, so that the reader stays in it; null where it names none. */
    private static @Nullable String site(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                ? (String) variables.get("site")
                : null;
    }
}
