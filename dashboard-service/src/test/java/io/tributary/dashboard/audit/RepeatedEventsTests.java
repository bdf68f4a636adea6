package io.tributary.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.dashboard.support.Trail;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class RepeatedEventsTests {

    private static final Actor EVA = new Actor("eva", null, "192.0.2.7");

    private final Trail trail = new Trail();
    private final RepeatedEvents events =
            new RepeatedEvents(new Audit(trail, Clock.systemUTC(), new SimpleMeterRegistry()));

    @Test
    void firstIsToldAtOnceAndTheOthersByTheirNumber() {
        for (int i = 0; i < 1_000; i++) {
            events.tell(EVA, AuditAction.FORBIDDEN, "GET /api/v1/users", null);
        }
        assertThat(trail.events)
                .hasSize(1)
                .first()
                .extracting(AuditEvent::target)
                .isEqualTo("GET /api/v1/users");

        events.endMinute();

        assertThat(trail.events)
                .hasSize(2)
                .last()
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::detail)
                .containsExactly("eva", AuditAction.FORBIDDEN, "999 more within a minute");
    }

    @Test
    void nextMinuteBeginsAnew() {
        events.tell(EVA, AuditAction.FORBIDDEN, "GET /a", null);
        events.endMinute();
        events.tell(EVA, AuditAction.FORBIDDEN, "GET /b", null);

        assertThat(trail.events).extracting(AuditEvent::target).containsExactly("GET /a", "GET /b");
    }

    @Test
    void whatDiffersIsToldApart() {
        events.tell(EVA, AuditAction.FORBIDDEN, "GET /a", null);
        events.tell(EVA, AuditAction.TOKEN_REFUSED, "GET /a", "revoked");
        events.tell(new Actor("eva", null, "192.0.2.8"), AuditAction.FORBIDDEN, "GET /a", null);

        assertThat(trail.events).hasSize(3);
    }

    @Test
    void nobodyCanFloodTheTrailFromHoweverManyAddresses() {
        for (int i = 0; i < 50_000; i++) {
            events.tell(
                    new Actor("(unknown token)", null, "2001:db8::" + i),
                    AuditAction.TOKEN_REFUSED,
                    "GET /api/v1/sites",
                    "no such token");
        }
        events.endMinute();

        assertThat(trail.events).hasSize(RepeatedEvents.MOST + 2);
        assertThat(trail.events.getLast().actor()).isEqualTo("(others)");
        assertThat(trail.events.getLast().detail()).isEqualTo("49899 more within a minute");
    }
}
