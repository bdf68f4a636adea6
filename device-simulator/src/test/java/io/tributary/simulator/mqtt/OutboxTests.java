package io.tributary.simulator.mqtt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.mqtt.MqttTopic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTests {

    private final Outbox outbox = new Outbox(5);

    @Test
    void sendsInOrderAndNoMoreThanTheWindow() {
        add("a", "b", "c");

        assertThat(sent(2)).containsExactly("a", "b");
        assertThat(outbox.next(2)).isNull();
        assertThat(outbox.size()).isEqualTo(3);
    }

    @Test
    void acknowledgementMakesRoom() {
        add("a", "b", "c");
        Outbox.Delivery first = requireNonNull(outbox.next(1));

        assertThat(outbox.next(1)).isNull();
        assertThat(outbox.acknowledged(first)).isTrue();
        assertThat(sent(1)).containsExactly("b");
    }

    @Test
    void acknowledgementCountsOnce() {
        add("a");
        Outbox.Delivery delivery = requireNonNull(outbox.next(1));

        assertThat(outbox.acknowledged(delivery)).isTrue();
        assertThat(outbox.acknowledged(delivery)).isFalse();
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void lostConnectionSendsAgainInOrderBeforeAllElse() {
        add("a", "b", "c", "d");
        Outbox.Delivery first = requireNonNull(outbox.next(3));
        assertThat(sent(3)).containsExactly("b", "c");
        outbox.acknowledged(first);

        outbox.connectionLost();

        assertThat(sent(10)).containsExactly("b", "c", "d");
    }

    @Test
    void acknowledgementOfALostConnectionIsNone() {
        add("a");
        Outbox.Delivery lost = requireNonNull(outbox.next(1));
        outbox.connectionLost();

        assertThat(outbox.acknowledged(lost)).isFalse();
        assertThat(sent(1)).containsExactly("a");
    }

    @Test
    void birthGoesFirstAndReplacesTheOneBefore() {
        add("a");
        List<Publication> earlier = List.of(publication("online"), publication("info"));
        outbox.addFirst(earlier, List.of());
        assertThat(sent(2)).containsExactly("online", "info");
        outbox.connectionLost();

        outbox.addFirst(List.of(publication("online"), publication("info 2")), earlier);

        assertThat(sent(10)).containsExactly("online", "info 2", "a");
    }

    @Test
    void fullWhenAsManyAreUnacknowledgedAsItHolds() {
        add("a", "b", "c", "d");
        assertThat(outbox.isFull()).isFalse();
        add("e");
        assertThat(sent(3)).hasSize(3);

        assertThat(outbox.isFull()).isTrue();
    }

    private void add(String... payloads) {
        for (String payload : payloads) {
            outbox.add(publication(payload));
        }
    }

    private List<String> sent(int window) {
        List<String> sent = new ArrayList<>();
        for (Outbox.Delivery next = outbox.next(window); next != null; next = outbox.next(window)) {
            sent.add(new String(next.publication().payload(), StandardCharsets.UTF_8));
        }
        return sent;
    }

    private static Publication publication(String payload) {
        return Publication.of(
                new MqttTopic("t"), payload.getBytes(StandardCharsets.UTF_8), answer -> {});
    }
}
