package io.tributary.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import org.junit.jupiter.api.Test;

class LoadingTests {

    private final Live live = new Live();

    @Test
    void nothingIsSaidBeforeEveryPartIsRead() {
        live.loading.expect("state");
        live.loading.expect("sense");
        live.loading.done("state");

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(live.loading::require)
                .withMessageContaining("still being read");
        live.loading.done("sense");
        assertThatCode(live.loading::require).doesNotThrowAnyException();
        assertThat(live.told).containsExactly(new Change.AvailabilityChanged());
    }

    @Test
    void outageIsTheReasonWhereThereIsOne() {
        live.loading.expect("state");
        live.availability.lost(Dependency.KAFKA, "state", "Kafka at there:9092 does not answer");

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(live.loading::require)
                .withMessage("Kafka at there:9092 does not answer");
    }

    @Test
    void whatIsKnownIsStillShownWhenKafkaGoesLater() {
        live.loading.expect("state");
        live.loading.done("state");
        live.availability.lost(Dependency.KAFKA, "state", "gone");

        assertThatCode(live.loading::require).doesNotThrowAnyException();
    }
}
