package io.tributary.system.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTests {

    @Test
    void seriesAndLabelsAreFoundAndNothingElse() {
        Query query =
                new Query(
                        "",
                        """
                        histogram_quantile(0.95, sum by (le, feed) (rate(took_bucket{a="x", b!~"y|z"}[$__rate_interval])))
                        and max(other_total) > 0 unless other_total offset 1h or vector(0)\
                        """);

        assertThat(query.series())
                .containsExactlyInAnyOrder("took_bucket{a=\"x\", b!~\"y|z\"}", "other_total");
        assertThat(query.labels()).containsExactlyInAnyOrder("le", "feed");
    }

    @Test
    void seriesIsThereWhenAllMatchersMatch() {
        Exposition exposition = new Exposition();
        exposition.scraped(
                "gateway-service",
                """
                # HELP took_seconds how long
                took_seconds_bucket{le="0.1",path="/a b"} 1
                took_seconds_count 1.0
                """);

        assertThat(exposition.has("took_seconds_count{service=\"gateway-service\"}")).isTrue();
        assertThat(exposition.has("took_seconds_bucket{path=~\"/a.*\", le!=\"1\"}")).isTrue();
        assertThat(exposition.has("took_seconds_bucket{path!~\"/a.*\"}")).isFalse();
        assertThat(exposition.has("took_seconds")).isFalse();
        assertThat(exposition.hasLabel(Set.of("took_seconds_bucket"), "le")).isTrue();
        assertThat(exposition.hasLabel(Set.of("took_seconds_count"), "le")).isFalse();
    }
}
