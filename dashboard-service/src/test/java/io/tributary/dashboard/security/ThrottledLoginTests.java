package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.support.Trail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

@Timeout(20)
class ThrottledLoginTests {

    private final AtomicInteger checks = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final Wrong wrong = new Wrong();
    private final ThrottledLogin login =
            new ThrottledLogin(
                    wrong,
                    each -> "known".equals(each.getCredentials()),
                    new LoginThrottle(() -> 0),
                    new Audit(new Trail(), Clock.systemUTC(), new SimpleMeterRegistry()));

    @Test
    void manyAttemptsAtOnceAreNoWayAroundTheWait() throws InterruptedException {
        List<Thread> attempts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            attempts.add(Thread.startVirtualThread(() -> tryTo("guess")));
        }
        slow.countDown();
        for (Thread each : attempts) {
            each.join();
        }

        assertThat(checks.get()).isBetween(5, 6);
    }

    @Test
    void passwordThatPassedBeforeWaitsForNoGuess() throws InterruptedException {
        Thread first = Thread.startVirtualThread(() -> tryTo("guess"));
        Thread second = Thread.startVirtualThread(() -> tryTo("guess"));
        await().until(() -> checks.get() == 2);

        tryTo("known");

        slow.countDown();
        first.join();
        second.join();
        assertThat(checks.get()).isEqualTo(2);
    }

    @Test
    void passwordLongerThanAnyIsNotHashed() {
        assertThatThrownBy(() -> login.authenticate(attempt("a".repeat(1_025))))
                .isInstanceOf(BadCredentialsException.class);

        assertThat(checks.get()).isZero();
    }

    private void tryTo(String password) {
        try {
            login.authenticate(attempt(password));
        } catch (AuthenticationException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Authentication attempt(String password) {
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated("ana", password);
        attempt.setDetails(new WebAuthenticationDetails(new MockHttpServletRequest()));
        return attempt;
    }

    /** Takes its time to find a guess wrong. */
    private final class Wrong implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication attempt) {
            if ("known".equals(attempt.getCredentials())) {
                return attempt;
            }
            checks.incrementAndGet();
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new BadCredentialsException("wrong");
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return true;
        }
    }
}
