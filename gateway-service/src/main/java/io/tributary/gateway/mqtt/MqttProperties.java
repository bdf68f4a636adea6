package io.tributary.gateway.mqtt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service takes from the MQTT broker.
 *
 * @param receiveMaximum batches that may wait for our acknowledgement
 */
@Validated
@ConfigurationProperties("tributary.mqtt")
record MqttProperties(@DefaultValue("200") @Min(2) @Max(30_000) int receiveMaximum) {}
