package io.tributary.mqtt;

import static io.tributary.mqtt.packet.Packets.bytes;
import static io.tributary.mqtt.packet.Packets.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.mqtt.packet.IncomingPackets;
import io.tributary.mqtt.packet.Packets;
import io.tributary.mqtt.packet.PayloadLimit;
import io.tributary.mqtt.packet.Publish;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a packet of the broker becomes. */
class ReceivedMessageTests {

    private static final byte[] TOPIC = bytes("acquired/0");
    private static final byte[] NONE = {};

    @Test
    void firstDeliveryIsAsTheBrokerSentIt() throws Exception {
        byte[] command = bytes("0199f8a4-7c1e-7000-8000-0123456789ab");
        ReceivedMessage message =
                received(publish(3, TOPIC, 7, Packets.correlationData(command), bytes("x")));
        assertThat(message.getQos()).isOne();
        assertThat(message.isRetained()).isTrue();
        assertThat(message.isDuplicate()).isFalse();
        assertThat(message.getPayload()).isEqualTo(bytes("x"));
        assertThat(message.oversize()).isNull();
        assertThat(message.correlation()).isEqualTo(command);
    }

    @Test
    void whatPahoDoesNotTellIsTold() throws Exception {
        ReceivedMessage message = received(publish(2 | 8, TOPIC, 7, NONE, new byte[101]));
        assertThat(message.isDuplicate()).isTrue();
        assertThat(message.getPayload()).isEmpty();
        assertThat(message.oversize())
                .satisfies(
                        found -> {
                            assertThat(found.bytes()).isEqualTo(101);
                            assertThat(found.sha256()).hasSize(64);
                        });
    }

    @Test
    void messageAtQos0NeedsNoAcknowledgement() throws Exception {
        Delivery delivery = received(publish(0, TOPIC, 0, NONE, bytes("x"))).delivery();
        assertThat(delivery.acknowledge()).isTrue();
        assertThat(delivery.isVoid()).isFalse();
    }

    @Test
    void connectionThatCannotAcknowledgeIsOver() throws Exception {
        Delivery delivery = received(publish(2, TOPIC, 7, NONE, bytes("x"))).delivery();
        assertThat(delivery.acknowledge()).isFalse();
        assertThat(delivery.isVoid()).isTrue();
        assertThat(delivery.acknowledge()).isFalse();
    }

    private static ReceivedMessage received(byte[] packet) throws Exception {
        List<Publish> published = new ArrayList<>();
        new IncomingPackets(
                        new ByteArrayInputStream(
                                Packets.concat(packet, Packets.packet(0xD0, NONE))),
                        PayloadLimit.of(100),
                        published::add)
                .read();
        PahoClient client = PahoClient.of("tcp://127.0.0.1:1", "test", PayloadLimit.of(100));
        return ReceivedMessage.of(
                published.getFirst(),
                new SingleConnection(client, (topic, message) -> {}, () -> {}));
    }
}
