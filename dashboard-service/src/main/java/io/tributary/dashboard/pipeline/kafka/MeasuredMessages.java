package io.tributary.dashboard.pipeline.kafka;

import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.live.kafka.SenseListener;
import io.tributary.dashboard.pipeline.Flows;
import io.tributary.topology.telemetry.AggregatedMessage;
import org.springframework.stereotype.Component;

/** Messages as they are read. Those read to catch up at the start tell nothing about the way. */
@Component
class MeasuredMessages implements SenseListener {

    private final Flows flows;
    private final Loading loading;

    MeasuredMessages(Flows flows, Loading loading) {
        this.flows = flows;
        this.loading = loading;
    }

    @Override
    public void read(AggregatedMessage message) {
        if (loading.isDone()) {
            flows.kafka(message);
        }
    }
}
