package io.tributary.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Where a form leads that could not be carried out. */
final class FormPages {

    /** The attribute of the page that says what did not come about. */
    static final String TOLD = "told";

    /** The attribute of the page that says what did. */
    static final String DONE = "done";

    private FormPages() {}

    /**
     * Back to the list the form is of: {@code …/commands} for {@code …/commands/{id}/repeat}. The
     * form is not sent again when that is reloaded.
     */
    static ModelAndView backTo(HttpServletRequest request, String told) {
        String path = request.getRequestURI();
        String list = path.substring(0, path.lastIndexOf('/', path.lastIndexOf('/') - 1));
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put(TOLD, told);
        return new ModelAndView("redirect:" + list);
    }
}
