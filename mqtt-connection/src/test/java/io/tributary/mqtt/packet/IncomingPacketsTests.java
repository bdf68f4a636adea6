package io.tributary.mqtt.packet;

import static io.tributary.mqtt.packet.Packets.bytes;
import static io.tributary.mqtt.packet.Packets.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingPacketsTests {

    private static final int MAX_PAYLOAD_BYTES = 1000;
    private static final int MAX_REPLAY_BYTES = 100_000;
    private static final PayloadLimit LIMIT =
            PayloadLimit.of(MAX_PAYLOAD_BYTES)
                    .orUnder(MqttTopicFilter.ALL_REPLAY, MAX_REPLAY_BYTES);
    private static final int QOS_1 = 0x02;
    private static final int DUP = 0x08;
    private static final byte[] TOPIC = bytes("sense/kitchen");
    private static final byte[] NONE = {};
    private static final byte[] COMMAND = bytes("0199f8a4-7c1e-7000-8000-0123456789ab");

    @Test
    void plainPublishArrivesAsItIs() throws Exception {
        byte[] packet = Packets.publish(QOS_1, TOPIC, 7, NONE, bytes("{}"));
        Publish publish = publish(packet);
        assertThat(publish.topic()).isEqualTo("sense/kitchen");
        assertThat(publish.packetId()).isEqualTo(7);
        assertThat(publish.qos()).isEqualTo(1);
        assertThat(publish.retained()).isFalse();
        assertThat(publish.payload()).isEqualTo(bytes("{}"));
        assertThat(publish.correlation()).isNull();
        assertThat(publish).hasToString("Publish[topic=sense/kitchen, packetId=7, qos=1]");
    }

    @Test
    void messageAtQos0HasNoPacketId() throws Exception {
        Publish publish = publish(Packets.publish(0, TOPIC, 0, NONE, bytes("x")));
        assertThat(publish.qos()).isZero();
        assertThat(publish.packetId()).isZero();
        assertThat(publish.payload()).isEqualTo(bytes("x"));
    }

    @Test
    void retainedFlagAndEmptyPayloadStay() throws Exception {
        Publish publish = publish(Packets.publish(QOS_1 | 1, TOPIC, 1, NONE, NONE));
        assertThat(publish.retained()).isTrue();
        assertThat(publish.payload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x40, 0x90, 0xD0, 0xE0})
    void otherPacketsPassAsTheyAre(int first) throws Exception {
        byte[] packet = Packets.packet(first, new byte[] {1, 2, 3});
        assertThat(read(packet)).isEqualTo(packet);
    }

    @Test
    void whatIsPublishedIsHandedOverInOrderAndPahoGetsTheRest() throws Exception {
        byte[] ping = Packets.packet(0xD0, NONE);
        byte[] large = Packets.packet(0x90, new byte[300]);
        List<Publish> published = new ArrayList<>();
        IncomingPackets in =
                stream(
                        concat(
                                Packets.publish(QOS_1, TOPIC, 1, NONE, new byte[300]),
                                ping,
                                Packets.publish(QOS_1, TOPIC, 2, NONE, bytes("b")),
                                Packets.publish(0, TOPIC, 0, NONE, bytes("c")),
                                large),
                        published::add);
        assertThat(in.readNBytes(ping.length)).isEqualTo(ping);
        assertThat(published).extracting(Publish::packetId).containsExactly(1);
        assertThat(in.readNBytes(large.length)).isEqualTo(large);
        assertThat(published).extracting(Publish::packetId).containsExactly(1, 2, 0);
    }

    @Test
    void whatIsFedInAgainMayBeLargerThanAPayloadOfADevice() throws Exception {
        byte[] topic = bytes("replay/0199f8a4-7c1e-7000-8000-0123456789ab");
        byte[] base64 = new byte[90 * 1024];
        assertThat(publish(Packets.publish(QOS_1, topic, 1, NONE, base64)).payload())
                .hasSize(base64.length);
        byte[] tooLarge = new byte[MAX_REPLAY_BYTES + 1];
        assertThat(publish(Packets.publish(QOS_1, topic, 1, NONE, tooLarge)).payload()).isEmpty();
        assertThat(publish(Packets.publish(QOS_1, bytes("replays/a"), 1, NONE, base64)).payload())
                .isEmpty();
    }

    @Test
    void limitThatIsSmallerUnderATopicIsNone() throws Exception {
        PayloadLimit limit = PayloadLimit.of(50).orUnder(MqttTopicFilter.ALL_REPLAY, 10);
        assertThat(limit.bytes(bytes("replay/a"))).isEqualTo(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayloadLimit.of(50).orUnder(new MqttTopicFilter("replay/+"), 60));
    }

    @Test
    void correlationDataOfACommandIsKept() throws Exception {
        byte[] properties =
                concat(
                        new byte[] {0x01, 1},
                        new byte[] {0x02, 0, 0, 0, 9},
                        Packets.text(0x03, "application/json"),
                        Packets.text(0x08, "answer/here"),
                        new byte[] {0x0B, (byte) 0x80, 1},
                        Packets.pair("a", "b"),
                        Packets.correlationData(COMMAND),
                        Packets.pair("c", "d"));
        Publish message = publish(Packets.publish(QOS_1, TOPIC, 1, properties, bytes("ON")));
        assertThat(message.correlation()).isEqualTo(COMMAND);
        assertThat(message.payload()).isEqualTo(bytes("ON"));
    }

    @Test
    void correlationDataThatKillsPahoIsDropped() throws Exception {
        byte[] packet =
                Packets.publish(
                        QOS_1, TOPIC, 1, Packets.correlationData(new byte[40_000]), bytes("{}"));
        assertThatExceptionOfType(NegativeArraySizeException.class)
                .as("without us")
                .isThrownBy(() -> MqttWireMessage.createWireMessage(packet));
        Publish message = publish(packet);
        assertThat(message.correlation()).isNull();
        assertThat(message.payload()).isEqualTo(bytes("{}"));
    }

    @Test
    void controlCharacterThatKillsPahoIsDropped() throws Exception {
        byte[] packet =
                Packets.publish(QOS_1, TOPIC, 1, Packets.pair("note", "two\nlines"), bytes("{}"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .as("without us")
                .isThrownBy(() -> MqttWireMessage.createWireMessage(packet));
        assertThat(publish(packet).payload()).isEqualTo(bytes("{}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x06})
    void qosThatIsNotSubscribedToEndsTheConnection(int flags) {
        assertThatIOException()
                .isThrownBy(() -> publish(Packets.publish(flags, TOPIC, 1, NONE, bytes("{}"))))
                .withMessageContaining("QoS");
    }

    @Test
    void propertiesThatAreMalformedOrEndlessAreDropped() throws Exception {
        byte[] malformed = {0x09, (byte) 0xff, (byte) 0xff, 1};
        byte[] unknown = {0x7f, 1, 2, 3};
        byte[] endless = new byte[200_000];
        for (byte[] properties : new byte[][] {malformed, unknown, endless}) {
            Publish message = publish(Packets.publish(QOS_1, TOPIC, 1, properties, bytes("{}")));
            assertThat(message.payload()).isEqualTo(bytes("{}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sense/kit\u0001chen, sense/kit?chen",
        "sense/\u007f, sense/?",
        "sense/\u0085x, sense/?x",
        "sense/\uFDD0, sense/?",
        "sense/\uFFFE, sense/?",
        "sense/küche😀, sense/küche😀"
    })
    void topicIsCleanedOfWhatIsNoText(String topic, String cleaned) throws Exception {
        assertThat(publish(Packets.publish(QOS_1, bytes(topic), 1, NONE, bytes("{}"))).topic())
                .isEqualTo(cleaned);
    }

    @Test
    void topicThatIsNoUtf8IsCleaned() throws Exception {
        byte[] topic = {'a', (byte) 0xff, '/', (byte) 0xc3};
        assertThat(publish(Packets.publish(QOS_1, topic, 1, NONE, NONE)).topic()).isEqualTo("a?/?");
    }

    @Test
    void redeliveryIsTold() throws Exception {
        assertThat(isRedelivered(Packets.publish(QOS_1 | DUP, TOPIC, 1, NONE, NONE))).isTrue();
        assertThat(isRedelivered(Packets.publish(QOS_1, TOPIC, 1, NONE, NONE))).isFalse();
    }

    @Test
    void deviceCannotPretendARedelivery() throws Exception {
        byte[] properties = Packets.text(0x03, "redelivered");
        assertThat(isRedelivered(Packets.publish(QOS_1, TOPIC, 1, properties, NONE))).isFalse();
    }

    @Test
    void payloadUpToTheLimitIsKept() throws Exception {
        Publish message =
                publish(Packets.publish(QOS_1, TOPIC, 1, NONE, new byte[MAX_PAYLOAD_BYTES]));
        assertThat(message.payload()).hasSize(MAX_PAYLOAD_BYTES);
        assertThat(message.oversize()).isNull();
    }

    @Test
    void largerPayloadIsReplacedByLengthAndHash() throws Exception {
        byte[] payload = new byte[3_000_000];
        payload[1_234_567] = 9;
        Publish message =
                publish(
                        Packets.publish(
                                QOS_1 | DUP, TOPIC, 1, Packets.correlationData(COMMAND), payload));
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        assertThat(message.payload()).isEmpty();
        assertThat(message.oversize()).isEqualTo(new Oversize(3_000_000, sha256));
        assertThat(message.redelivered()).isTrue();
        assertThat(message.correlation()).isEqualTo(COMMAND);
    }

    @Test
    void deviceCannotPretendALength() throws Exception {
        byte[] properties = Packets.pair("5", "abc");
        Publish message = publish(Packets.publish(QOS_1, TOPIC, 1, properties, NONE));
        assertThat(message.oversize()).isNull();
    }

    @Test
    void pauseBetweenPacketsIsTold() {
        IncomingPackets in =
                new IncomingPackets(
                        new Pausing(Packets.packet(0xD0, NONE)), PayloadLimit.of(10), each -> {});
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
    }

    @Test
    void pauseWithinAPacketLosesNothing() throws Exception {
        byte[] packet = Packets.publish(QOS_1, TOPIC, 7, NONE, new byte[500]);
        byte[] ping = Packets.packet(0xD0, NONE);
        List<Publish> published = new ArrayList<>();
        IncomingPackets in =
                new IncomingPackets(new Pausing(concat(packet, ping)), LIMIT, published::add);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
        assertThat(published)
                .singleElement()
                .satisfies(each -> assertThat(each.payload()).hasSize(500));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void connectionThatEndsWithinAPacketIsTold(int count) {
        byte[] packet = Packets.publish(QOS_1, TOPIC, 7, NONE, bytes("{}"));
        byte[] cut = Arrays.copyOf(packet, count);
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(cut));
    }

    @Test
    void lengthsThatContradictEachOtherEndTheConnection() {
        byte[] packet = Packets.packet(0x32, new byte[] {0, 50, 'a'});
        assertThatIOException()
                .isThrownBy(() -> read(packet))
                .withMessageContaining("shorter than it says");
        byte[] endless = {0x32, -1, -1, -1, -1, 1};
        assertThatIOException()
                .isThrownBy(() -> read(endless))
                .withMessageContaining("malformed length");
    }

    @Test
    void endOfAStreamThatHasOnlyJustBegunIsToldLate() {
        long start = System.nanoTime();
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> stream(NONE, each -> {}).read());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(20));
    }

    private static IncomingPackets stream(byte[] bytes, Consumer<Publish> publishes) {
        return new IncomingPackets(new ByteArrayInputStream(bytes), LIMIT, publishes);
    }

    /** The first packet that Paho sees. */
    private static byte[] read(byte[] bytes) throws IOException {
        IncomingPackets in = stream(bytes, each -> {});
        int first = in.read();
        return concat(new byte[] {(byte) first}, in.readNBytes(in.available()));
    }

    private static Publish publish(byte[] packet) throws IOException {
        List<Publish> published = new ArrayList<>();
        read(concat(packet, Packets.packet(0xD0, NONE)), published);
        return published.getFirst();
    }

    private static void read(byte[] bytes, List<Publish> published) throws IOException {
        stream(bytes, published::add).read();
    }

    private static boolean isRedelivered(byte[] packet) throws IOException {
        return publish(packet).redelivered();
    }

    /** Times out before every byte. */
    private static final class Pausing extends InputStream {

        private final ByteArrayInputStream bytes;
        private boolean paused;

        Pausing(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            paused = !paused;
            if (paused) {
                throw new SocketTimeoutException("a pause");
            }
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int b = read();
            if (b < 0) {
                return -1;
            }
            target[offset] = (byte) b;
            return 1;
        }
    }
}
