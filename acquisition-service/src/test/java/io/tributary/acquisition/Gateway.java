package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Takes batches as the gateway does: with a session, each epoch and number once. */
final class Gateway extends TestClient {

    private static final JsonCodec<Batch> CODEC = JsonCodec.of(Batch.class);

    private final Set<String> known = new HashSet<>();
    private final List<BatchEntry> entries = new CopyOnWriteArrayList<>();
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final Map<Long, Long> arrivedNanos = new ConcurrentHashMap<>();
    private volatile String timed = "";

    private Gateway(String url) throws MqttException {
        super(url, "tributary-gateway-test");
    }

    static Gateway connect(String url) throws MqttException {
        MqttConnectionOptions options = options("gateway");
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3_600L);
        Gateway gateway = new Gateway(url);
        gateway.connect(options);
        gateway.client().subscribe(new MqttSubscription("acquired/#", 1)).waitForCompletion(MILLIS);
        return gateway;
    }

    /** On Paho's callback thread. */
    @Override
    public synchronized void messageArrived(String topic, MqttMessage message) {
        Batch batch = CODEC.decode(message.getPayload());
        if (known.add(batch.epoch() + "/" + batch.number())) {
            batches.add(batch);
            entries.addAll(batch.entries());
            time(batch, System.nanoTime());
        }
    }

    /** From now on it is noted when each message of this location arrives. */
    void timeArrivals(String location) {
        arrivedNanos.clear();
        timed = location;
    }

    /** When each number arrived, by the clock of this JVM. */
    Map<Long, Long> arrivedNanos() {
        return arrivedNanos;
    }

    private void time(Batch batch, long nanos) {
        for (BatchEntry entry : batch.entries()) {
            if (entry instanceof BatchEntry.SensedMessage message
                    && message.seq() != null
                    && message.location().value().equals(timed)) {
                arrivedNanos.put(message.seq(), nanos);
            }
        }
    }

    List<Batch> batches() {
        return batches;
    }

    List<BatchEntry.SensedMessage> sensed(String location) {
        return entries.stream()
                .filter(BatchEntry.SensedMessage.class::isInstance)
                .map(BatchEntry.SensedMessage.class::cast)
                .filter(message -> message.location().equals(LocationName.of(location)))
                .toList();
    }

    /** Message numbers in order of arrival. */
    List<Integer> seqs(String location) {
        return sensed(location).stream()
                .map(BatchEntry.SensedMessage::seq)
                .filter(Objects::nonNull)
                .map(Math::toIntExact)
                .toList();
    }

    List<BatchEntry.DeviceEvent> events(String location) {
        return entries.stream()
                .filter(BatchEntry.DeviceEvent.class::isInstance)
                .map(BatchEntry.DeviceEvent.class::cast)
                .filter(event -> event.location().equals(LocationName.of(location)))
                .toList();
    }

    List<Rejection> rejections(String location) {
        return entries.stream()
                .filter(BatchEntry.RejectedMessage.class::isInstance)
                .map(entry -> ((BatchEntry.RejectedMessage) entry).rejection())
                .filter(rejection -> location.equals(rejection.location()))
                .toList();
    }

    /** Waits for 1 to count; says what is missing if they do not come. */
    void awaitSeqs(String location, int count) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () ->
                                assertThat(missing(location, count))
                                        .as("missing of %d", count)
                                        .isEmpty());
    }

    /** How many came more than once. */
    int doubled(String location) {
        List<Integer> seqs = seqs(location);
        return seqs.size() - new HashSet<>(seqs).size();
    }

    private List<Integer> missing(String location, int count) {
        Set<Integer> there = new HashSet<>(seqs(location));
        return IntStream.rangeClosed(1, count).filter(seq -> !there.contains(seq)).boxed().toList();
    }
}
