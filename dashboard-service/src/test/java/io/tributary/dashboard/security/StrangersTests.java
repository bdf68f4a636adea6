package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;

class StrangersTests {

    private final MockServletContext context = new MockServletContext();
    private final Strangers strangers = new Strangers();

    @Test
    void beyondTheLimitTheOldestSessionEnds() {
        MockHttpSession first = created();
        MockHttpSession second = created();
        for (int i = 0; i < Strangers.MOST - 1; i++) {
            created();
        }

        assertThat(first.isInvalid()).isTrue();
        assertThat(second.isInvalid()).isFalse();
        assertThat(strangers.count()).isEqualTo(Strangers.MOST);
    }

    @Test
    void whoLogsInIsNoStrangerAnyMoreAndStaysAsLongAsOthers() {
        context.setSessionTimeout(720);
        MockHttpSession session = created();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(3_600);
        String before = session.getId();
        session.changeSessionId();

        strangers.sessionIdChanged(new HttpSessionEvent(session), before);

        assertThat(session.getMaxInactiveInterval()).isEqualTo(43_200);
        for (int i = 0; i < Strangers.MOST + 1; i++) {
            created();
        }
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void whatEndedByItselfIsForgotten() {
        strangers.sessionDestroyed(new HttpSessionEvent(created()));

        assertThat(strangers.count()).isZero();
    }

    private MockHttpSession created() {
        MockHttpSession session = new MockHttpSession(context);
        strangers.sessionCreated(new HttpSessionEvent(session));
        return session;
    }
}
