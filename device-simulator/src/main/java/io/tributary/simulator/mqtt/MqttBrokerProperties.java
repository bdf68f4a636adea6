package io.tributary.simulator.mqtt;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The MQTT broker.
 *
 * @param url address: tcp://host:port, or ssl://host:port for TLS
 * @param username user; without it the connection is anonymous
 * @param password password of the user
 * @param accountsFile properties file with a line {@code device=password} for each device that has
 *     an account of its own, under its own name; the others use the user above
 * @param caFile certificates of the authorities that the broker's may be of, PEM; the Java
 *     platform's when absent
 * @param keepAlive silence after which a ping is sent
 * @param answerTimeout how long the broker may take to accept a connection
 * @param reconnectDelayMax longest wait between two attempts to connect
 * @param patience how long a replay or a load run waits for any acknowledgement before it gives up
 */
@ConfigurationProperties("tributary.mqtt")
@Validated
record MqttBrokerProperties(
        @DefaultValue("tcp://127.0.0.1:1883")
                @Pattern(
                        regexp = "(tcp|ssl|ws|wss)://[^/\\s]+.*",
                        message = "must be tcp://host:port or ssl://host:port")
                String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path accountsFile,
        @Nullable Path caFile,
        @DefaultValue("PT30S") @NotNull @DurationMin(seconds = 1) Duration keepAlive,
        @DefaultValue("PT15S") @NotNull @DurationMin(seconds = 1) Duration answerTimeout,
        @DefaultValue("PT10S") @NotNull @DurationMin(millis = 100) Duration reconnectDelayMax,
        @DefaultValue("PT2M") @NotNull @DurationMin(millis = 100) Duration patience) {

    @Override
    public String toString() {
        return "MqttBrokerProperties[url=%s, username=%s]".formatted(url, username);
    }
}
