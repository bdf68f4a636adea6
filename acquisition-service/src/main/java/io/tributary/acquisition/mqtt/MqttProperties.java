package io.tributary.acquisition.mqtt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service takes from the MQTT broker.
 *
 * @param receiveMaximum device messages that may wait for our acknowledgement
 * @param maxPayloadBytes larger payloads are rejected unread
 */
@Validated
@ConfigurationProperties("tributary.mqtt")
record MqttProperties(
        @DefaultValue("2000") @Min(2) @Max(30_000) int receiveMaximum,
        @DefaultValue("65536") @Min(64) @Max(1_048_576) int maxPayloadBytes) {}
