package io.tributary.dashboard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlowsTests {

    private final TestClock clock = new TestClock();
    private final SearchSamples samples = new SearchSamples(clock);
    private final Flows flows = new Flows(samples, clock);

    @Test
    void noMoreSitesAreMeasuredThanTheBoundUntilOneFallsSilent() {
        for (int i = 0; i < Flows.MOST_SITES; i++) {
            flow("site" + i);
        }
        assertThat(flows.isFull()).isTrue();
        flow("further");
        assertThat(flows.measured(SiteId.of("further"))).isEmpty();

        clock.advance(Duration.ofMinutes(3));
        flow("further");
        assertThat(flows.measured(SiteId.of("further"))).isPresent();
        assertThat(flows.measured(SiteId.of("site0"))).isEmpty();
    }

    @Test
    void sampleThatIsFoundIsALatencyOnce() {
        flow("home");
        clock.advance(Duration.ofSeconds(2));
        SearchSample sample = samples.round().getFirst();
        assertThat(samples.waiting(sample.site())).contains(Duration.ofSeconds(2));
        flows.found(sample);
        flows.found(sample);
        Latency latency =
                flows.measured(sample.site())
                        .orElseThrow()
                        .counts()
                        .latency(Hop.AGGREGATED_SEARCHABLE);
        assertThat(latency.count()).isOne();
        assertThat(latency.maxMillis()).isBetween(2_000L, 2_020L);
        assertThat(samples.waiting(sample.site())).isEmpty();
    }

    @Test
    void neverMoreSamplesAreOpenThanTheBoundsAndEachSiteGetsItsTurn() {
        for (int round = 0; round < 20; round++) {
            flow("busy");
            samples.round();
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(samples.round()).hasSize(SearchSamples.MOST_OF_A_SITE);
        for (int site = 0; site < 50; site++) {
            flow("site" + site);
        }
        assertThat(samples.round()).hasSize(SearchSamples.MOST);
        samples.round().forEach(flows::found);
        assertThat(samples.round()).hasSize(50 + SearchSamples.MOST_OF_A_SITE - SearchSamples.MOST);
    }

    @Test
    void sampleThatIsNeverFoundIsGivenUp() {
        flow("home");
        samples.round();
        clock.advance(SearchSamples.PATIENCE.plusMillis(1));
        assertThat(samples.round()).isEmpty();
        assertThat(samples.waiting(SiteId.of("home"))).isEmpty();
    }

    private void flow(String site) {
        flows.kafka(
                Messages.of(SiteId.of(site), 1, clock.instant(), clock.instant(), clock.instant()));
    }
}
