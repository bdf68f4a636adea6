package io.tributary.acquisition.mqtt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The MQTT broker of the site.
 *
 * @param url address: {@code tcp://host:port} or {@code ssl://host:port}
 * @param username this service's user at the broker
 * @param password its password; from the environment or a config tree, never in a file of the
 *     project
 * @param receiveMaximum device messages that may wait for our acknowledgement
 * @param keepAlive how long the connection may be silent before both sides check it
 * @param maxPayloadBytes larger payloads are rejected unread
 */
@Validated
@ConfigurationProperties("tributary.mqtt")
record MqttProperties(
        @DefaultValue("tcp://127.0.0.1:1883") URI url,
        @NotBlank String username,
        @NotBlank String password,
        @DefaultValue("2000") @Min(2) @Max(30_000) int receiveMaximum,
        @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 30)
                Duration keepAlive,
        @DefaultValue("65536") @Min(64) @Max(1_048_576) int maxPayloadBytes) {

    MqttProperties {
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || !url.getRawPath().isEmpty()
                || !Set.of("tcp", "ssl").contains(url.getScheme())) {
            throw new IllegalArgumentException(
                    "tributary.mqtt.url must be tcp://host:port or ssl://host:port; user and password are settings of their own");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MqttProperties[url=" + url + ", username=" + username + "]";
    }
}
