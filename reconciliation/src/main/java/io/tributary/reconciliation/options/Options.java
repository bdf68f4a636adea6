package io.tributary.reconciliation.options;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator chose.
 *
 * @param sentFile what was sent; without it only Kafka and Elasticsearch are compared
 * @param kafka settings of the Kafka clients, bootstrap servers among them
 * @param elasticsearch its address; empty: it is not asked
 * @param elasticsearchLogin {@code user:password} for it; never in {@link #toString()}
 * @param scope what is compared
 * @param interval length of the intervals that are compared too
 * @param patience how long to wait until all is even; zero: look once
 * @param settle how long nothing may change before the result is taken for the last
 */
public record Options(
        Optional<Path> sentFile,
        Map<String, String> kafka,
        Optional<URI> elasticsearch,
        Optional<String> elasticsearchLogin,
        Scope scope,
        Optional<Duration> interval,
        Duration patience,
        Duration settle) {

    public static final Duration USUAL_SETTLE = Duration.ofSeconds(5);

    public Options {
        kafka = Map.copyOf(kafka);
        if (interval.isPresent()
                && (interval.get().isZero()
                        || interval.get().isNegative()
                        || interval.get().toMillis() % 60_000 != 0)) {
            throw new InvalidOptionException("an interval is whole minutes, such as PT1M");
        }
    }

    /** Everything that one file tells of, on one Kafka and one Elasticsearch. */
    public static Options of(
            Path sentFile, String kafka, URI elasticsearch, String site, Duration patience) {
        return new Options(
                Optional.of(sentFile),
                Map.of("bootstrap.servers", kafka),
                Optional.of(elasticsearch),
                Optional.empty(),
                new Scope(site, null, null, null, null),
                Optional.empty(),
                patience,
                USUAL_SETTLE);
    }

    /** The same, with another time without change. */
    public Options settlingFor(Duration time) {
        return new Options(
                sentFile,
                kafka,
                elasticsearch,
                elasticsearchLogin,
                scope,
                interval,
                patience,
                time);
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "Options[sentFile=%s, elasticsearch=%s, scope=%s, interval=%s, patience=%s]"
                .formatted(sentFile, elasticsearch, scope, interval, patience);
    }
}
