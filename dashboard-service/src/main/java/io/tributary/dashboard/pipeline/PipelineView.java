package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a site's readings flow, over the last two minutes unless said otherwise.
 *
 * @param site the site
 * @param at when this was put together
 * @param overSeconds how long it was measured: less than two minutes after the start
 * @param measured false where so many sites flow that this one is not measured
 * @param throughput how much flows
 * @param hops how long it takes, in the order of the flow
 * @param comparison the same windows over MQTT and over Kafka
 * @param backlog what waits at the site
 * @param rejected what is refused
 * @param lag how far the indexing is behind, of all sites together
 * @param findings what to look at, the worst first; empty where all is well
 */
public record PipelineView(
        SiteId site,
        Instant at,
        double overSeconds,
        boolean measured,
        Throughput throughput,
        List<HopView> hops,
        Comparison comparison,
        BacklogView backlog,
        RejectedView rejected,
        LagView lag,
        List<Finding> findings) {

    /** What a finding may be about, in the order of the flow. */
    public static final List<String> PARTS =
            Stream.of(
                            Stream.of("throughput", "rejected", "backlog"),
                            Arrays.stream(Hop.values()).map(Hop::code),
                            Stream.of("comparison", "lag"))
                    .flatMap(parts -> parts)
                    .toList();

    /**
     * How much flows.
     *
     * @param messagesPerSecond what devices published
     * @param readingsPerSecond the values in it
     * @param recordsPerSecond aggregated messages in Kafka
     * @param repeated messages that came a second time, and are left out everywhere
     */
    public record Throughput(
            double messagesPerSecond,
            double readingsPerSecond,
            double recordsPerSecond,
            long repeated,
            State state,
            @Nullable Advice advice) {}

    /**
     * A part of the way.
     *
     * @param hop which
     * @param latency how long it took
     * @param waitingMillis how long the oldest has been on it that has not arrived; known of the
     *     search alone
     */
    public record HopView(
            Hop hop,
            Latency latency,
            @Nullable Long waitingMillis,
            State state,
            @Nullable Advice advice) {}

    /**
     * The same windows over MQTT and over Kafka, both by the clock of this service.
     *
     * @param compared whether this service hears the site's broker at all
     * @param connected whether it does now
     * @param mqttFirst by how much those were earlier over MQTT that were
     * @param kafkaFirst by how much those were earlier over Kafka that were
     */
    public record Comparison(
            boolean compared,
            boolean connected,
            Latency mqttFirst,
            Latency kafkaFirst,
            State state,
            @Nullable Advice advice) {}

    /**
     * What waits at the site for Kafka, as its newest heartbeat tells.
     *
     * @param told what it told; absent where it never did
     * @param heartbeatAt when
     */
    public record BacklogView(
            @Nullable SiteBacklog told,
            @Nullable Instant heartbeatAt,
            State state,
            @Nullable Advice advice) {}

    /**
     * What is refused.
     *
     * @param perMinute messages
     * @param reasons by reason, the most frequent first
     */
    public record RejectedView(
            double perMinute, List<Reason> reasons, State state, @Nullable Advice advice) {}

    /**
     * One reason.
     *
     * @param reason the reason
     * @param perMinute messages
     */
    public record Reason(RejectionReason reason, double perMinute) {}

    /**
     * How far streaming-consumer is behind.
     *
     * @param records all groups together; absent where Kafka does not tell
     * @param groups each group
     */
    public record LagView(
            @Nullable Long records, List<GroupLag> groups, State state, @Nullable Advice advice) {}

    /**
     * Something to look at.
     *
     * @param part one of {@link #PARTS}
     * @param state how bad it is
     * @param advice what it is
     */
    public record Finding(String part, State state, Advice advice) {}
}
