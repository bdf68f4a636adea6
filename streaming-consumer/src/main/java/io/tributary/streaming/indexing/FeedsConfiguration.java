package io.tributary.streaming.indexing;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.deadletter.DeadLetters;
import io.tributary.streaming.document.AuditDocuments;
import io.tributary.streaming.document.CommandDocuments;
import io.tributary.streaming.document.DeviceDocuments;
import io.tributary.streaming.document.ReadingDocuments;
import io.tributary.streaming.document.RejectionDocuments;
import io.tributary.streaming.document.ReplayDocuments;
import io.tributary.streaming.document.RollupMarks;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is read from where, and what becomes of it. */
@Configuration(proxyBeanMethods = false)
class FeedsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Feeds feeds(
            DeadLetters deadLetters,
            BulkWriter writer,
            RollupMarks marks,
            IndexingProperties properties,
            MeterRegistry meters,
            Clock clock,
            StopSignal stop) {
        DeadLetters indexed = new IndexedDeadLetters(writer);
        List<Feed> feeds =
                List.of(
                        new Feed(
                                "readings",
                                List.of(KafkaTopic.SENSE),
                                properties.concurrency(),
                                ReadingDocuments.live(marks),
                                deadLetters),
                        new Feed(
                                "rehearsals",
                                List.of(KafkaTopic.TEST),
                                1,
                                ReadingDocuments.rehearsed(),
                                deadLetters),
                        new Feed(
                                "devices",
                                List.of(KafkaTopic.CONFIG),
                                1,
                                new DeviceDocuments(),
                                deadLetters),
                        new Feed(
                                "commands",
                                List.of(KafkaTopic.COMMAND, KafkaTopic.COMMAND_STATUS),
                                1,
                                new CommandDocuments(),
                                deadLetters),
                        new Feed(
                                "rejections",
                                List.of(KafkaTopic.REJECTED),
                                1,
                                new RejectionDocuments(),
                                indexed),
                        new Feed(
                                "replays",
                                List.of(KafkaTopic.REPLAY),
                                1,
                                new ReplayDocuments(),
                                deadLetters),
                        new Feed(
                                "audit",
                                List.of(KafkaTopic.AUDIT),
                                1,
                                new AuditDocuments(),
                                deadLetters));
        return new Feeds(
                feeds.stream()
                        .map(feed -> delivery(feed, writer, properties, meters, clock, stop))
                        .toList());
    }

    private static FeedDelivery delivery(
            Feed feed,
            BulkWriter writer,
            IndexingProperties properties,
            MeterRegistry meters,
            Clock clock,
            StopSignal stop) {
        FeedProgress progress = new FeedProgress(properties.stalledAfter(), clock);
        IndexingMetrics metrics = new IndexingMetrics(meters, clock, feed.name());
        feed.topics().forEach(topic -> metrics.lag(topic.topicName(), progress));
        return new FeedDelivery(
                feed,
                writer,
                properties,
                metrics,
                new FeedState(feed.name(), clock),
                progress,
                stop);
    }
}
