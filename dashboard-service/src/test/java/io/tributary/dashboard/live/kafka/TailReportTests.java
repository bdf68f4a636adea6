package io.tributary.dashboard.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Live;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class TailReportTests {

    private final Live live = new Live();
    private final TailReport report =
            new TailReport(
                    "sense", "there", Duration.ZERO, live.availability, live.loading, live.clock);

    @Test
    void tailThatReadsIsNotStalledHoweverFarBehind() {
        for (int i = 1; i < 20; i++) {
            report.reached(1_000_000, i, false);
            live.clock.advance(Duration.ofSeconds(20));
        }

        assertThat(report.stall()).isNull();
    }

    @Test
    void tailWithNothingToReadIsNotStalled() {
        for (int i = 1; i < 20; i++) {
            report.reached(0, 7, true);
            live.clock.advance(Duration.ofSeconds(20));
        }

        assertThat(report.stall()).isNull();
    }

    @Test
    void tailThatReadsNothingThoughRecordsWaitIsStalled() {
        report.reached(0, 7, true);
        for (int i = 0; i < 4; i++) {
            live.clock.advance(Duration.ofSeconds(10));
            report.reached(5, 7, true);
        }

        assertThat(report.stall()).startsWith("5 records wait in Kafka, and none was read since");
    }

    @Test
    void threadThatHangsIsStalled() {
        report.reached(0, 7, true);
        live.clock.advance(Duration.ofSeconds(31));

        assertThat(report.stall()).startsWith("the thread that follows Kafka has not moved");
    }

    @Test
    void kafkaThatRefusesIsToldApartFromOneThatIsAway() {
        report.lost(new KafkaException("away"));
        assertThat(live.availability.outages().getFirst().detail())
                .isEqualTo("Kafka at there does not answer");

        report.lost(new TopicAuthorizationException(Set.of("identity")));
        assertThat(live.availability.outages().getFirst().detail())
                .contains("[identity]; run kafka-access");
    }

    @Test
    void absenceOfKafkaIsNoStall() {
        report.reached(5, 7, true);
        for (int i = 0; i < 10; i++) {
            live.clock.advance(Duration.ofSeconds(20));
            report.lost(new KafkaException("away"));
        }

        assertThat(report.stall()).isNull();
    }
}
