package io.tributary.dashboard.availability.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DependencyHealthIndicatorTests {

    private final Availability availability = new Availability(new TestClock());

    @Test
    void kafkaAwayIsDown() {
        availability.lost(Dependency.KAFKA, "test", "no answer");

        var health = new HealthConfiguration().kafkaHealthIndicator(availability).health();

        assertThat(health).isNotNull();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("detail", "no answer")
                .containsEntry("since", TestClock.START.toString());
    }

    @Test
    void elasticsearchAwayIsLessNotNothing() {
        availability.lost(Dependency.ELASTICSEARCH, "test", "no answer");

        var health = new HealthConfiguration().elasticsearchHealthIndicator(availability).health();

        assertThat(health).isNotNull();
        assertThat(health.getStatus()).isEqualTo(HealthConfiguration.DEGRADED);
    }

    @Test
    void serverThatIsThereIsUp() {
        var health = new HealthConfiguration().kafkaHealthIndicator(availability).health();

        assertThat(health).isNotNull();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
    }
}
