package io.tributary.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives whoever has a session the role they have now, and ends the session of one who was disabled
 * or whose password was changed since. So a change takes effect with the next request.
 */
final class CurrentRole extends OncePerRequestFilter {

    private final Members members;

    CurrentRole(Members members) {
        this.members = members;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof Member then)) {
            chain.doFilter(request, response);
            return;
        }
        if (!members.isKnown(then.getUsername())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, StillReadingException.RETRY_SECONDS);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        Optional<Member> now = members.find(then.getUsername());
        if (now.filter(Member::isEnabled)
                .filter(each -> each.passwordMark().equals(then.passwordMark()))
                .isPresent()) {
            use(now.get());
        } else {
            end(request);
        }
        chain.doFilter(request, response);
    }

    private static void use(Member member) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        member, null, member.getAuthorities()));
        SecurityContextHolder.setContext(context);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
