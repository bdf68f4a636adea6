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
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
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
        assertThat(read(packet)).isEqualTo(packet);
        MqttPublish publish = publish(packet);
        assertThat(publish.getTopicName()).isEqualTo("sense/kitchen");
        assertThat(publish.getMessageId()).isEqualTo(7);
        assertThat(publish.getQoS()).isEqualTo(1);
        assertThat(publish.getPayload()).isEqualTo(bytes("{}"));
    }

    @Test
    void messageAtQos0HasNoPacketId() throws Exception {
        byte[] packet = Packets.publish(0, TOPIC, 0, NONE, bytes("x"));
        assertThat(read(packet)).isEqualTo(packet);
    }

    @Test
    void retainedFlagAndEmptyPayloadStay() throws Exception {
        MqttPublish publish = publish(Packets.publish(QOS_1 | 1, TOPIC, 1, NONE, NONE));
        assertThat(publish.getMessage().isRetained()).isTrue();
        assertThat(publish.getPayload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x40, 0x90, 0xD0, 0xE0})
    void otherPacketsPassAsTheyAre(int first) throws Exception {
        byte[] packet = Packets.packet(first, new byte[] {1, 2, 3});
        assertThat(read(packet)).isEqualTo(packet);
    }

    @Test
    void packetsFollowOneAnother() throws Exception {
        byte[] first = Packets.publish(QOS_1, TOPIC, 1, NONE, new byte[300]);
        byte[] second = Packets.packet(0xD0, NONE);
        byte[] third = Packets.publish(QOS_1, TOPIC, 2, NONE, bytes("b"));
        IncomingPackets in = stream(concat(first, second, third));
        assertThat(in.readNBytes(first.length + second.length + third.length))
                .isEqualTo(concat(first, second, third));
    }

    @Test
    void whatIsFedInAgainMayBeLargerThanAPayloadOfADevice() throws Exception {
        byte[] topic = bytes("replay/0199f8a4-7c1e-7000-8000-0123456789ab");
        byte[] base64 = new byte[90 * 1024];
        assertThat(message(Packets.publish(QOS_1, topic, 1, NONE, base64)).getPayload())
                .hasSize(base64.length);
        byte[] tooLarge = new byte[MAX_REPLAY_BYTES + 1];
        assertThat(message(Packets.publish(QOS_1, topic, 1, NONE, tooLarge)).getPayload())
                .isEmpty();
        assertThat(
                        message(Packets.publish(QOS_1, bytes("replays/a"), 1, NONE, base64))
                                .getPayload())
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
        MqttMessage message = message(Packets.publish(QOS_1, TOPIC, 1, properties, bytes("ON")));
        assertThat(message.getProperties().getCorrelationData()).isEqualTo(COMMAND);
        assertThat(message.getProperties().getUserProperties()).isEmpty();
        assertThat(message.getProperties().getContentType()).isNull();
        assertThat(message.getProperties().getResponseTopic()).isNull();
        assertThat(message.getPayload()).isEqualTo(bytes("ON"));
    }

    @Test
    void correlationDataThatKillsPahoIsDropped() throws Exception {
        byte[] packet =
                Packets.publish(
                        QOS_1, TOPIC, 1, Packets.correlationData(new byte[40_000]), bytes("{}"));
        assertThatExceptionOfType(NegativeArraySizeException.class)
                .as("without us")
                .isThrownBy(() -> MqttWireMessage.createWireMessage(packet));
        MqttMessage message = message(packet);
        assertThat(message.getProperties().getCorrelationData()).isNull();
        assertThat(message.getPayload()).isEqualTo(bytes("{}"));
    }

    @Test
    void controlCharacterThatKillsPahoIsDropped() throws Exception {
        byte[] packet =
                Packets.publish(QOS_1, TOPIC, 1, Packets.pair("note", "two\nlines"), bytes("{}"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .as("without us")
                .isThrownBy(() -> MqttWireMessage.createWireMessage(packet));
        assertThat(message(packet).getPayload()).isEqualTo(bytes("{}"));
    }

    @Test
    void qosThatDoesNotExistEndsTheConnectionInsteadOfPahosReceiver() {
        assertThatIOException()
                .isThrownBy(() -> read(Packets.publish(0x06, TOPIC, 1, NONE, bytes("{}"))))
                .withMessageContaining("QoS");
    }

    @Test
    void propertiesThatAreMalformedOrEndlessAreDropped() throws Exception {
        byte[] malformed = {0x09, (byte) 0xff, (byte) 0xff, 1};
        byte[] unknown = {0x7f, 1, 2, 3};
        byte[] endless = new byte[200_000];
        for (byte[] properties : new byte[][] {malformed, unknown, endless}) {
            MqttMessage message =
                    message(Packets.publish(QOS_1, TOPIC, 1, properties, bytes("{}")));
            assertThat(message.getPayload()).isEqualTo(bytes("{}"));
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
    void topicIsCleanedOfWhatPahoRefuses(String topic, String cleaned) throws Exception {
        assertThat(
                        publish(Packets.publish(QOS_1, bytes(topic), 1, NONE, bytes("{}")))
                                .getTopicName())
                .isEqualTo(cleaned);
    }

    @Test
    void topicThatIsNoUtf8IsCleaned() throws Exception {
        byte[] topic = {'a', (byte) 0xff, '/', (byte) 0xc3};
        assertThat(publish(Packets.publish(QOS_1, topic, 1, NONE, NONE)).getTopicName())
                .isEqualTo("a?/?");
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
        MqttMessage message =
                message(Packets.publish(QOS_1, TOPIC, 1, NONE, new byte[MAX_PAYLOAD_BYTES]));
        assertThat(message.getPayload()).hasSize(MAX_PAYLOAD_BYTES);
        assertThat(PublishProperties.oversize(message.getProperties())).isNull();
    }

    @Test
    void largerPayloadIsReplacedByLengthAndHash() throws Exception {
        byte[] payload = new byte[3_000_000];
        payload[1_234_567] = 9;
        MqttMessage message =
                message(
                        Packets.publish(
                                QOS_1 | DUP, TOPIC, 1, Packets.correlationData(COMMAND), payload));
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        assertThat(message.getPayload()).isEmpty();
        assertThat(PublishProperties.oversize(message.getProperties()))
                .isEqualTo(new Oversize(3_000_000, sha256));
        assertThat(PublishProperties.isRedelivered(message.getProperties())).isTrue();
        assertThat(message.getProperties().getCorrelationData()).isEqualTo(COMMAND);
    }

    @Test
    void deviceCannotPretendALength() throws Exception {
        byte[] properties = Packets.pair("5", "abc");
        MqttMessage message = message(Packets.publish(QOS_1, TOPIC, 1, properties, NONE));
        assertThat(PublishProperties.oversize(message.getProperties())).isNull();
    }

    @Test
    void pauseBetweenPacketsIsTold() {
        IncomingPackets in =
                new IncomingPackets(new Pausing(Packets.packet(0xD0, NONE)), PayloadLimit.of(10));
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
    }

    @Test
    void pauseWithinAPacketLosesNothing() throws Exception {
        byte[] packet = Packets.publish(QOS_1, TOPIC, 7, NONE, new byte[500]);
        IncomingPackets in = new IncomingPackets(new Pausing(packet), LIMIT);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
        assertThat(in.readNBytes(packet.length)).isEqualTo(packet);
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
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> stream(NONE).read());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(20));
    }

    private static IncomingPackets stream(byte[] bytes) {
        return new IncomingPackets(new ByteArrayInputStream(bytes), LIMIT);
    }

    /** The first packet, as Paho sees it. */
    private static byte[] read(byte[] bytes) throws IOException {
        IncomingPackets in = stream(bytes);
        int first = in.read();
        return concat(new byte[] {(byte) first}, in.readNBytes(in.available()));
    }

    private static MqttPublish publish(byte[] packet) throws IOException, MqttException {
        return (MqttPublish) MqttWireMessage.createWireMessage(read(packet));
    }

    private static MqttMessage message(byte[] packet) throws IOException, MqttException {
        return publish(packet).getMessage();
    }

    private static boolean isRedelivered(byte[] packet) throws IOException, MqttException {
        return PublishProperties.isRedelivered(message(packet).getProperties());
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
