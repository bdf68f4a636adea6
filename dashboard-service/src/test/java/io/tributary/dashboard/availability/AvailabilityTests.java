package io.tributary.dashboard.availability;

import static io.tributary.dashboard.availability.Dependency.ELASTICSEARCH;
import static io.tributary.dashboard.availability.Dependency.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.TestClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvailabilityTests {

    private final TestClock clock = new TestClock();
    private final Availability availability = new Availability(clock);
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void listen() {
        availability.onChange(changes::incrementAndGet);
    }

    @Test
    void serverIsAwaySinceTheFirstReport() {
        availability.lost(KAFKA, "one", "no answer");
        clock.advance(Duration.ofSeconds(30));
        availability.lost(KAFKA, "one", "still no answer");

        assertThat(availability.outages())
                .containsExactly(new Outage(KAFKA, TestClock.START, "still no answer"));
    }

    @Test
    void serverIsAwayWhileOneOfItsReportersMissesIt() {
        availability.lost(KAFKA, "one", "no answer");
        availability.lost(KAFKA, "two", "no answer");

        availability.reached(KAFKA, "one");
        assertThat(availability.outage(KAFKA)).isPresent();
        availability.reached(KAFKA, "two");
        assertThat(availability.outage(KAFKA)).isEmpty();
    }

    @Test
    void serversAreToldApart() {
        availability.lost(ELASTICSEARCH, "one", "no answer");

        assertThat(availability.outage(KAFKA)).isEmpty();
        assertThat(availability.outage(ELASTICSEARCH)).isPresent();
    }

    @Test
    void onlyChangesAreTold() {
        availability.reached(KAFKA, "one");
        availability.lost(KAFKA, "one", "no answer");
        availability.lost(KAFKA, "one", "no answer");
        availability.reached(KAFKA, "one");
        availability.reached(KAFKA, "one");

        assertThat(changes).hasValue(2);
    }
}
