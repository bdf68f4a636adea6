package io.tributary.dashboard.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Refuses pages and their forms with the error page. */
@Component
class PageRefusals implements AccessDeniedHandler {

    private final AccessDeniedHandler errorPage = new AccessDeniedHandlerImpl();
    private final DeniedAudit audit;

    PageRefusals(DeniedAudit audit) {
        this.audit = audit;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        if (!(reason instanceof CsrfException)) {
            audit.forbidden(request);
        }
        errorPage.handle(request, response, reason);
    }
}
