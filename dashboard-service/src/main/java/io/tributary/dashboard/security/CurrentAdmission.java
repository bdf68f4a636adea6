package io.tributary.dashboard.security;

import io.tributary.dashboard.access.Admission;
import io.tributary.dashboard.identity.Tokens;
import io.tributary.topology.identity.ApiToken;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Looks up users and tokens as they are when it is asked. Thread-safe. */
@Component
class CurrentAdmission implements Admission {

    private final Members members;
    private final Tokens tokens;
    private final Clock clock;

    CurrentAdmission(Members members, Tokens tokens, Clock clock) {
        this.members = members;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public BooleanSupplier ofWhoAsks() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login instanceof TokenAuthentication with) {
            return () -> tokens.find(with.token()).filter(this::isInForce).isPresent();
        }
        return login != null && login.getPrincipal() instanceof Member then
                ? () -> isStillIn(then)
                : () -> login != null;
    }

    private boolean isInForce(ApiToken token) {
        return token.isInForce(clock.instant())
                && members.find(token.owner().value()).filter(Member::isEnabled).isPresent();
    }

    private boolean isStillIn(Member then) {
        return members.find(then.getUsername())
                .filter(Member::isEnabled)
                .filter(now -> now.passwordMark().equals(then.passwordMark()))
                .isPresent();
    }
}
