package io.tributary.simulator.device;

import io.tributary.simulator.home.Home;
import io.tributary.simulator.mqtt.ConnectionOwner;
import io.tributary.simulator.mqtt.IncomingMessage;
import io.tributary.simulator.mqtt.MqttConnection;
import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.simulator.mqtt.Publication;
import io.tributary.simulator.telemetry.MessageCounter;
import io.tributary.simulator.telemetry.PayloadForm;
import io.tributary.simulator.telemetry.Reading;
import io.tributary.simulator.telemetry.SimpleData;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.DeviceId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device as its owner would see it: while it has power it measures, keeps for a while what it
 * cannot send, and obeys commands. Measures on one thread; the connection calls on others.
 */
final class SimulatedDevice implements ConnectionOwner {

    private static final int IN_FLIGHT = 8;
    private static final int KEPT_MESSAGES = 1_000;

    private final DevicePart part;
    private final Home home;
    private final Clock clock;
    private final FleetWatch watch;
    private final CommandHandler commands;
    private final MqttConnection connection;
    private MessageCounter counter;
    private volatile byte[] information;
    private volatile boolean powered;

    SimulatedDevice(
            DevicePart part,
            Home home,
            Clock clock,
            FleetWatch watch,
            CommandHandler commands,
            MqttConnections connections) {
        this.part = part;
        this.home = home;
        this.clock = clock;
        this.watch = watch;
        this.commands = commands;
        this.connection = connections.connection(this, IN_FLIGHT, KEPT_MESSAGES);
        this.counter = MessageCounter.startedAt(clock.instant());
        this.information = information(counter, clock.instant());
    }

    DevicePart part() {
        return part;
    }

    /** Starts, counting its messages anew. */
    void powerOn() {
        Instant now = clock.instant();
        counter = MessageCounter.startedAt(now);
        information = information(counter, now);
        powered = true;
        connection.open();
    }

    /** Loses its power: the connection breaks, and what was not sent or not done yet is lost. */
    void powerFails() {
        powered = false;
        commands.forgetPending();
        connection.cut();
    }

    /** Ends in order. */
    void shutDown() {
        powered = false;
        commands.forgetPending();
        connection.close();
    }

    /** Measures and publishes, when it has power. */
    void measure() {
        if (!powered || part.device().elements().isEmpty() || wouldBeDatedWrongly()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Reading> readings =
                home.measure(part.location(), part.device(), now).stream()
                        .map(Reading::of)
                        .toList();
        SimpleData data = new SimpleData(part.location(), part.id(), readings, now, counter.next());
        publish(Publication.of(part.senseTopic(), part.form().encode(data), watch::published));
    }

    /** The flat form has no timestamp: kept until later it would count as measured later. */
    private boolean wouldBeDatedWrongly() {
        return part.form() == PayloadForm.FLAT && !connection.isConnected();
    }

    private void publish(Publication publication) {
        if (!connection.offer(publication)) {
            watch.leftOut();
        }
    }

    private byte[] information(MessageCounter current, Instant bootedAt) {
        Instant at = bootedAt.truncatedTo(ChronoUnit.MILLIS);
        return Announcement.Information.of(part, current.boot(), at).encode();
    }

    @Override
    public String clientId() {
        return part.clientId();
    }

    @Override
    public Optional<DeviceId> device() {
        return Optional.of(part.id());
    }

    @Override
    public Optional<Publication> lastWill() {
        return Optional.of(
                Publication.retained(
                        part.statusTopic(), Announcement.offline(), acknowledgement -> {}));
    }

    @Override
    public List<MqttTopicFilter> subscriptions() {
        return part.actuators().stream()
                .map(actuator -> MqttTopicFilter.of(part.commandTopic(actuator)))
                .toList();
    }

    @Override
    public List<Publication> birth() {
        List<Publication> birth = new ArrayList<>();
        birth.add(
                Publication.retained(part.statusTopic(), Announcement.online(), watch::announced));
        birth.add(Publication.retained(part.infoTopic(), information, watch::announced));
        part.actuators().forEach(actuator -> commands.report(actuator).ifPresent(birth::add));
        return birth;
    }

    @Override
    public void received(IncomingMessage message) {
        commands.received(message, this::publish);
    }

    @Override
    public void connected() {
        watch.connected(part.id());
    }

    @Override
    public void disconnected(String why) {
        watch.disconnected(part.id(), why);
    }

    @Override
    public boolean outlastsRefusals() {
        return true;
    }

    @Override
    public void ended(String why) {
        watch.ended(part.id(), why);
    }
}
