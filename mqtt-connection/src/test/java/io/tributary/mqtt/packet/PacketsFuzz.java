package io.tributary.mqtt.packet;

import static io.tributary.mqtt.packet.Packets.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Paho reads what is left of any PUBLISH of a broker. */
class PacketsFuzz {

    private static final int MAX_PAYLOAD_BYTES = 100;
    private static final PayloadLimit LIMIT =
            PayloadLimit.of(MAX_PAYLOAD_BYTES).orUnder(MqttTopicFilter.ALL_REPLAY, 1_000);
    private static final byte[] TOPIC = bytes("sense/kitchen");
    private static final byte[] COMMAND = bytes("0199f8a4-7c1e-7000-8000-0123456789ab");

    private static final FuzzTargets TARGETS =
            new FuzzTargets()
                    .with(
                            "a packet",
                            PacketsFuzz::packet,
                            Packets.publish(2, TOPIC, 7, new byte[0], bytes("{}")),
                            Packets.publish(0x0b, TOPIC, 7, Packets.text(3, "json"), bytes("{}")),
                            Packets.publish(0, bytes("replay/x"), 0, new byte[0], new byte[2_000]))
                    .with("properties", PacketsFuzz::properties, allProperties())
                    .with("a topic", PacketsFuzz::topic, TOPIC, bytes("a\u0001\u0085\ufffe"));

    static Stream<byte[]> seeds() {
        return TARGETS.seeds();
    }

    @Timeout(20)
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2s")
    void publishIsReadOrTheConnectionEnds(byte[] input) {
        TARGETS.decode(input);
    }

    private static void packet(byte[] input) throws Exception {
        if (input.length > 0) {
            read(input);
        }
    }

    private static void properties(byte[] input) throws Exception {
        read(Packets.publish(2, TOPIC, 7, input, bytes("{}")));
    }

    private static void topic(byte[] input) throws Exception {
        read(Packets.publish(2, input, 7, new byte[0], bytes("{}")));
    }

    private static void read(byte[] input) throws Exception {
        byte[] made;
        try {
            made = made(input);
        } catch (IOException e) {
            return;
        }
        assertThat(made.length).isLessThan(input.length + 200);
        if (made[0] >> 4 == 3) {
            look((MqttPublish) MqttWireMessage.createWireMessage(made));
        }
    }

    private static byte[] made(byte[] packet) throws IOException {
        byte[] rest = Arrays.copyOfRange(packet, 1, packet.length);
        return PublishPacket.read(
                packet[0] & 0xff, new DataInputStream(new ByteArrayInputStream(rest)), LIMIT);
    }

    private static void look(MqttPublish publish) {
        MqttMessage message = publish.getMessage();
        assertThat(publish.getTopicName()).isNotNull();
        Oversize oversize = PublishProperties.oversize(publish.getProperties());
        assertThat(message.getPayload().length).isLessThanOrEqualTo(1_000);
        if (oversize != null) {
            assertThat(oversize.bytes()).isGreaterThan(MAX_PAYLOAD_BYTES);
        }
    }

    private static byte[] allProperties() {
        return Packets.concat(
                new byte[] {1, 1, 2, 0, 0, 0, 9, 0x0b, (byte) 0x80, 1, 0x23, 0, 1},
                Packets.text(3, "json"),
                Packets.text(8, "answers"),
                Packets.pair("a", "b"),
                Packets.correlationData(COMMAND));
    }
}
