package io.tributary.benchmarks.reads;

import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees when a window can be read in Kafka, by a consumer that does nothing else. */
final class KafkaSide implements AutoCloseable {

    private final ReadSite site;
    private final Windows windows;
    private final long[] readableNanos;
    private final Recorder sinceDueMicros = new Recorder(3);
    private final CountDownLatch reading = new CountDownLatch(1);
    private final Thread thread;
    private final String kafka;
    private volatile boolean stopped;

    KafkaSide(ReadSite site, Windows windows, int most, String kafka) {
        this.site = site;
        this.windows = windows;
        this.kafka = kafka;
        this.readableNanos = new long[(most + 1) * site.locations()];
        this.thread = Thread.ofPlatform().name("readable").daemon().unstarted(this::run);
    }

    /** Returns when nothing new can be missed. */
    void start() throws InterruptedException {
        thread.start();
        reading.await();
    }

    /** When it could be read; 0 where it was not seen yet. */
    long nanos(long commit, int device) {
        return readableNanos[index(commit, site.locationOf(device))];
    }

    /** From when a window was due until it could be read, since this was last asked. */
    org.HdrHistogram.Histogram sinceDueMicros() {
        return sinceDueMicros.getIntervalHistogram();
    }

    private int index(long commit, int location) {
        return Math.toIntExact(commit * site.locations() + location);
    }

    private void run() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.SENSE.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            reading.countDown();
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(50))) {
                    seen(each, System.nanoTime());
                }
            }
        }
    }

    private void seen(ConsumerRecord<String, byte[]> record, long now) {
        long commit =
                Long.parseLong(
                        new String(
                                record.headers().lastHeader(SiteEdge.COMMIT).value(),
                                StandardCharsets.US_ASCII));
        String key = record.key();
        int location = Integer.parseInt(key, key.length() - 2, key.length(), 10);
        readableNanos[index(commit, location)] = now;
        sinceDueMicros.recordValue(
                Math.max(0, TimeUnit.NANOSECONDS.toMicros(now - windows.dueNanos(commit))));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
