package io.tributary.benchmarks.reads;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes into Kafka what the gateway of the site writes; gives signs of life by itself. */
final class SiteEdge implements AutoCloseable {

    /** For whoever wants to know without reading the message. */
    static final String COMMIT = "commit";

    private static final JsonCodec<AggregatedMessage> WINDOW =
            JsonCodec.of(AggregatedMessage.class);
    private static final int HEARTBEAT_SECONDS = 5;

    private final ReadSite site;
    private final KafkaProducer<String, byte[]> plain;
    private final KafkaProducer<String, byte[]> transactional;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    SiteEdge(ReadSite site, String kafka) {
        this.site = site;
        this.plain = producer(kafka, Map.of("max.request.size", 4_000_000));
        this.transactional = producer(kafka, Map.of("transactional.id", "reads-gw-0"));
        transactional.initTransactions();
    }

    /** Tells the model and the presence of each device. */
    void introduce() {
        plain.send(
                new ProducerRecord<>(
                        KafkaTopic.SITE.topicName(),
                        ReadSite.SITE.value(),
                        JsonCodec.of(SiteModel.class).encode(site.model())));
        heart.scheduleAtFixedRate(this::beat, 0, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        JsonCodec<DeviceState> codec = JsonCodec.of(DeviceState.class);
        Instant now = Instant.now();
        for (int device = 0; device < site.devices(); device++) {
            DeviceState state = site.state(device, now);
            plain.send(
                    new ProducerRecord<>(
                            KafkaTopic.CONFIG.topicName(),
                            KafkaKeys.device(state.site(), state.location(), state.device()),
                            codec.encode(state)));
        }
        plain.flush();
    }

    private void beat() {
        plain.send(
                new ProducerRecord<>(
                        KafkaTopic.HEARTBEAT.topicName(),
                        ReadSite.SITE.value(),
                        JsonCodec.of(Heartbeat.class).encode(site.heartbeat(Instant.now()))));
    }

    /** In one transaction; returns when it is committed. */
    void commit(List<AggregatedMessage> windows) {
        transactional.beginTransaction();
        for (AggregatedMessage window : windows) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(
                            KafkaTopic.SENSE.topicName(),
                            KafkaKeys.location(window.site(), window.location()),
                            WINDOW.encode(window));
            record.headers().add(COMMIT, Long.toString(window.commit()).getBytes(US_ASCII));
            transactional.send(record);
        }
        transactional.commitTransaction();
    }

    @Override
    public void close() {
        heart.shutdownNow();
        plain.close();
        transactional.close();
    }

    private static KafkaProducer<String, byte[]> producer(String kafka, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka);
        settings.put("compression.type", "zstd");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
