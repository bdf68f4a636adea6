package io.tributary.streaming.rollup;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.document.RollupMarks;
import io.tributary.streaming.indexing.BulkWriter;
import io.tributary.streaming.indexing.StopSignal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the worker together. */
@Configuration(proxyBeanMethods = false)
class RollupConfiguration {

    @Bean
    RollupMarks rollupMarks(RollupProperties properties, Clock clock) {
        return new RollupMarks(clock, properties.settle());
    }

    @Bean
    RollupWorker rollupWorker(
            RollupSource source,
            BulkWriter bulk,
            RollupMarks marks,
            RollupProperties properties,
            MeterRegistry meters,
            StopSignal stop) {
        RollupWriter writer = new RollupWriter(bulk);
        RollupMetrics metrics = new RollupMetrics(meters, marks.clock());
        RollupTurn turn =
                new RollupTurn(
                        source,
                        new Backfill(source, writer, marks, properties.pendingLimit()),
                        new RollupPass(source, writer, marks, metrics, properties),
                        metrics,
                        properties.behindAfter(),
                        stop,
                        marks.clock());
        return new RollupWorker(turn, properties.interval(), stop);
    }
}
