package io.tributary.simulator.load;

import io.tributary.simulator.mqtt.MqttConnection;
import io.tributary.simulator.mqtt.Publication;
import io.tributary.simulator.telemetry.MessageCounter;
import io.tributary.simulator.telemetry.MessageNumber;
import io.tributary.simulator.telemetry.PayloadForm;
import io.tributary.simulator.telemetry.Reading;
import io.tributary.simulator.telemetry.SimpleData;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A device that exists to send numbered messages. Sends on one thread. */
final class LoadDevice {

    private static final ElementName TEMPERATURE = ElementName.of("temperature");
    private static final ElementName HUMIDITY = ElementName.of("humidity");

    private final LocationName location;
    private final DeviceId id;
    private final MqttTopic topic;
    private final MqttConnection connection;
    private final MessageCounter counter;
    private final Ledger ledger;

    LoadDevice(LocationName location, DeviceId id, MqttConnection connection, Instant start) {
        this.location = location;
        this.id = id;
        this.topic = MqttTopic.sense(location, id);
        this.connection = connection;
        this.counter = MessageCounter.startedAt(start);
        this.ledger = new Ledger(id, location.value(), counter.boot(), readings(0).size());
    }

    Ledger ledger() {
        return ledger;
    }

    /** Sends the next message, waiting while too many are unacknowledged. */
    void send(Instant intendedAt) throws InterruptedException {
        MessageNumber number = counter.next();
        SimpleData data =
                new SimpleData(
                        location,
                        id,
                        readings(number.seq()),
                        intendedAt.truncatedTo(ChronoUnit.MILLIS),
                        number);
        ledger.sent(number.seq(), intendedAt);
        connection.put(
                Publication.of(
                        topic,
                        PayloadForm.MEASURES.encode(data),
                        answer -> ledger.answered(number.seq(), answer)));
    }

    /** Sawtooth curves, so that a reading can be recomputed from its number. */
    private static List<Reading> readings(long seq) {
        return List.of(
                new Reading(TEMPERATURE, 15 + (seq % 100) / 10.0),
                new Reading(HUMIDITY, 40 + (seq % 30) / 2.0));
    }
}
