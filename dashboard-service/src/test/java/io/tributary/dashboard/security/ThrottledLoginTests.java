package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.support.Trail;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private static final String GUESSER = "192.0.2.66";
    private static final String OTHER = "192.0.2.67";
    private static final String HONEST = "192.0.2.1";

    private final CountDownLatch slow = new CountDownLatch(1);
    private final Check check = new Check();

    @Test
    void manyAttemptsAtOnceAreNoWayAroundTheWait() throws InterruptedException {
        ThrottledLogin login = login(Duration.ofSeconds(20));
        List<Thread> attempts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            attempts.add(Thread.startVirtualThread(() -> tryTo(login, GUESSER, "guess")));
        }
        await().until(() -> attempts.stream().allMatch(ThrottledLoginTests::waits));

        slow.countDown();
        for (Thread each : attempts) {
            each.join();
        }

        assertThat(check.guesses).hasValue(5);
    }

    private static boolean waits(Thread attempt) {
        return attempt.getState() == Thread.State.WAITING
                || attempt.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void guessesFromOnePlaceTakeNobodyElsesTurn() throws InterruptedException {
        ThrottledLogin login = login(Duration.ofSeconds(20));
        try (ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                attempts.submit(() -> tryTo(login, GUESSER, "guess"));
            }
            await().untilAsserted(() -> assertThat(check.guesses).hasValue(1));

            assertThat(login.authenticate(attempt(HONEST, "right"))).isNotNull();

            assertThat(check.guesses).hasValue(1);
            slow.countDown();
        }
    }

    @Test
    void whoseTurnDoesNotComeIsAskedToTryAgainAndIsNotCharged() {
        ThrottledLogin login = login(Duration.ofMillis(50));
        try (ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor()) {
            attempts.submit(() -> tryTo(login, GUESSER, "guess"));
            attempts.submit(() -> tryTo(login, OTHER, "guess"));
            await().untilAsserted(() -> assertThat(check.guesses).hasValue(2));

            for (int i = 0; i < 10; i++) {
                assertThatExceptionOfType(LoginThrottledException.class)
                        .isThrownBy(() -> login.authenticate(attempt(HONEST, "right")))
                        .satisfies(e -> assertThat(e.seconds()).isEqualTo(2));
            }
            slow.countDown();
        }

        assertThat(login.authenticate(attempt(HONEST, "right"))).isNotNull();
    }

    @Test
    void passwordThatPassedBeforeWaitsForNoGuess() {
        ThrottledLogin login = login(Duration.ofMillis(50));
        try (ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor()) {
            attempts.submit(() -> tryTo(login, GUESSER, "guess"));
            attempts.submit(() -> tryTo(login, OTHER, "guess"));
            await().untilAsserted(() -> assertThat(check.guesses).hasValue(2));

            assertThat(login.authenticate(attempt(OTHER, "known"))).isNotNull();
            slow.countDown();
        }
    }

    @Test
    void passwordLongerThanAnyIsNotHashed() {
        ThrottledLogin login = login(Duration.ofSeconds(1));

        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> login.authenticate(attempt(GUESSER, "a".repeat(1_025))));

        assertThat(check.guesses).hasValue(0);
    }

    private ThrottledLogin login(Duration patience) {
        return new ThrottledLogin(
                check,
                each -> "known".equals(each.getCredentials()),
                new LoginThrottle(() -> 0),
                new Audit(new Trail(), Clock.systemUTC(), new SimpleMeterRegistry()),
                patience);
    }

    private static void tryTo(ThrottledLogin login, String address, String password) {
        try {
            login.authenticate(attempt(address, password));
        } catch (AuthenticationException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Authentication attempt(String address, String password) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated("ana", password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        return attempt;
    }

    /** Takes its time to find a guess wrong. */
    private final class Check implements AuthenticationProvider {

        private final AtomicInteger guesses = new AtomicInteger();

        @Override
        public Authentication authenticate(Authentication attempt) {
            if (!"guess".equals(attempt.getCredentials())) {
                return attempt;
            }
            guesses.incrementAndGet();
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
