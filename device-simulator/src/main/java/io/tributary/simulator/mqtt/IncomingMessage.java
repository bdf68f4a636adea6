package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message from a topic that the connection is subscribed to.
 *
 * @param topic the topic name
 * @param payload the payload
 * @param responseTopic where the sender wants the answer
 * @param correlationData what the sender wants back with the answer
 * @param expiry how long the message is still valid; null without limit
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed over, never compared
public record IncomingMessage(
        MqttTopic topic,
        byte[] payload,
        @Nullable MqttTopic responseTopic,
        byte @Nullable [] correlationData,
        @Nullable Duration expiry) {}
