package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.pipeline.PipelineView.BacklogView;
import io.tributary.dashboard.pipeline.PipelineView.Comparison;
import io.tributary.dashboard.pipeline.PipelineView.HopView;
import io.tributary.dashboard.pipeline.PipelineView.LagView;
import io.tributary.dashboard.pipeline.PipelineView.Reason;
import io.tributary.dashboard.pipeline.PipelineView.RejectedView;
import io.tributary.dashboard.pipeline.PipelineView.Throughput;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.Heartbeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together how a site's readings flow. */
@Component
public class PipelineViews {

    private static final double SECONDS = 1e3;
    private static final double SECONDS_OF_A_MINUTE = 60;

    private final Flows flows;
    private final SearchSamples samples;
    private final PreviewLine preview;
    private final Lags lags;
    private final Sites sites;
    private final Availability availability;
    private final Clock clock;

    PipelineViews(
            Flows flows,
            SearchSamples samples,
            PreviewLine preview,
            Lags lags,
            Sites sites,
            Availability availability,
            Clock clock) {
        this.flows = flows;
        this.samples = samples;
        this.preview = preview;
        this.lags = lags;
        this.sites = sites;
        this.availability = availability;
        this.clock = clock;
    }

    /** As it is now. */
    public PipelineView of(SiteId site) {
        Instant now = clock.instant();
        Optional<SiteFlow.Measured> measured = flows.measured(site);
        SiteFlow.Measured flow = measured.orElseGet(() -> new SiteFlow(now).measured(now));
        double seconds = flow.over().toMillis() / SECONDS;
        Throughput throughput = throughput(site, flow.counts(), seconds);
        List<HopView> hops = Arrays.stream(Hop.values()).map(hop -> hop(site, hop, flow)).toList();
        Comparison comparison = comparison(site, flow.counts());
        BacklogView backlog = backlog(site);
        RejectedView rejected = rejected(flow.counts(), seconds);
        LagView lag = lag();
        return new PipelineView(
                site,
                now,
                seconds,
                measured.isPresent() || !flows.isFull(),
                throughput,
                hops,
                comparison,
                backlog,
                rejected,
                lag,
                Findings.of(throughput, hops, comparison, backlog, rejected, lag));
    }

    private Throughput throughput(SiteId site, FlowCounts counts, double seconds) {
        Verdict verdict = Thresholds.throughput(sites.isReachable(site), counts.records());
        return new Throughput(
                counts.messages() / seconds,
                counts.readings() / seconds,
                counts.records() / seconds,
                counts.repeats(),
                verdict.state(),
                verdict.advice());
    }

    private HopView hop(SiteId site, Hop hop, SiteFlow.Measured flow) {
        Latency latency = flow.counts().latency(hop);
        Duration waiting =
                hop == Hop.AGGREGATED_SEARCHABLE ? samples.waiting(site).orElse(null) : null;
        Verdict verdict =
                away(hop).orElseGet(() -> Thresholds.hop(hop, latency, flow.window(), waiting));
        return new HopView(
                hop,
                latency,
                waiting == null ? null : waiting.toMillis(),
                verdict.state(),
                verdict.advice());
    }

    private Optional<Verdict> away(Hop hop) {
        return switch (hop) {
            case AGGREGATED_KAFKA ->
                    availability
                            .outage(Dependency.KAFKA)
                            .map(outage -> Verdict.bad(Advice.KAFKA_AWAY));
            case AGGREGATED_SEARCHABLE ->
                    availability
                            .outage(Dependency.ELASTICSEARCH)
                            .map(outage -> Verdict.bad(Advice.ELASTICSEARCH_AWAY));
            default -> Optional.empty();
        };
    }

    private Comparison comparison(SiteId site, FlowCounts counts) {
        boolean compared = preview.isCompared(site);
        Verdict verdict = compared ? heard(counts) : Verdict.UNKNOWN;
        return new Comparison(
                compared,
                compared && preview.isConnected(),
                counts.mqttLead(),
                counts.kafkaLead(),
                verdict.state(),
                verdict.advice());
    }

    private Verdict heard(FlowCounts counts) {
        if (!preview.isConnected()) {
            return Verdict.watch(Advice.PREVIEW_NOT_CONNECTED);
        }
        if (counts.mqttLead().count() + counts.kafkaLead().count() > 0) {
            return Verdict.GOOD;
        }
        return counts.records() > 0 ? Verdict.watch(Advice.PREVIEW_SILENT) : Verdict.UNKNOWN;
    }

    private BacklogView backlog(SiteId site) {
        @Nullable Heartbeat heartbeat = sites.heartbeat(site).orElse(null);
        @Nullable SiteBacklog told = heartbeat == null ? null : SiteBacklog.of(heartbeat);
        @Nullable Instant at = heartbeat == null ? null : heartbeat.at();
        Verdict verdict = Thresholds.backlog(told, at);
        return new BacklogView(told, at, verdict.state(), verdict.advice());
    }

    private static RejectedView rejected(FlowCounts counts, double seconds) {
        double minutes = seconds / SECONDS_OF_A_MINUTE;
        List<Reason> reasons =
                counts.rejected().entrySet().stream()
                        .map(each -> new Reason(each.getKey(), each.getValue() / minutes))
                        .sorted(Comparator.comparingDouble(Reason::perMinute).reversed())
                        .toList();
        Verdict verdict = Thresholds.rejected(counts.rejected(), counts.messages());
        return new RejectedView(
                reasons.stream().mapToDouble(Reason::perMinute).sum(),
                reasons,
                verdict.state(),
                verdict.advice());
    }

    private LagView lag() {
        List<GroupLag> groups = lags.groups().orElse(List.of());
        Long records =
                lags.groups().isEmpty()
                        ? null
                        : Long.valueOf(groups.stream().mapToLong(GroupLag::records).sum());
        Verdict verdict = Thresholds.lag(records);
        return new LagView(records, groups, verdict.state(), verdict.advice());
    }
}
