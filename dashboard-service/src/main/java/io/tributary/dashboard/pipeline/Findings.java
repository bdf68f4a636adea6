package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.pipeline.PipelineView.BacklogView;
import io.tributary.dashboard.pipeline.PipelineView.Comparison;
import io.tributary.dashboard.pipeline.PipelineView.Finding;
import io.tributary.dashboard.pipeline.PipelineView.HopView;
import io.tributary.dashboard.pipeline.PipelineView.LagView;
import io.tributary.dashboard.pipeline.PipelineView.RejectedView;
import io.tributary.dashboard.pipeline.PipelineView.Throughput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what there is to look at. */
final class Findings {

    private Findings() {}

    /** The worst first, else in the order of the flow. */
    static List<Finding> of(
            Throughput throughput,
            List<HopView> hops,
            Comparison comparison,
            BacklogView backlog,
            RejectedView rejected,
            LagView lag) {
        List<Finding> all = new ArrayList<>();
        add(all, "throughput", throughput.state(), throughput.advice());
        add(all, "rejected", rejected.state(), rejected.advice());
        add(all, "backlog", backlog.state(), backlog.advice());
        hops.forEach(hop -> add(all, hop.hop().code(), hop.state(), hop.advice()));
        add(all, "comparison", comparison.state(), comparison.advice());
        add(all, "lag", lag.state(), lag.advice());
        all.sort(Comparator.comparing(Finding::state).reversed());
        return List.copyOf(all);
    }

    private static void add(List<Finding> all, String part, State state, @Nullable Advice advice) {
        if (advice != null) {
            all.add(new Finding(part, state, advice));
        }
    }
}
