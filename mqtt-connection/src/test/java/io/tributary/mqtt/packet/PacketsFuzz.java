package io.tributary.mqtt.packet;

import static io.tributary.mqtt.packet.Packets.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a broker sends is read, or ends the connection. */
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

    private static void read(byte[] input) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(input, 1, input.length));
        try {
            int length = Remainder.ofLength(in).variableInt();
            look(PublishReader.read(input[0] & 0xff, new Remainder(in, length), LIMIT));
        } catch (IOException e) {
            // the connection ends
        }
    }

    private static void look(Publish publish) {
        assertThat(publish.topic()).isNotNull();
        assertThat(publish.payload().length).isLessThanOrEqualTo(1_000);
        if (publish.oversize() != null) {
            assertThat(publish.oversize().bytes()).isGreaterThan(MAX_PAYLOAD_BYTES);
            assertThat(publish.payload()).isEmpty();
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
