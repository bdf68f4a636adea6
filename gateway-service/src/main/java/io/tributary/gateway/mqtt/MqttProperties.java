package io.tributary.gateway.mqtt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
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
 * @param receiveMaximum batches that may wait for our acknowledgement
 * @param keepAlive how long the connection may be silent before both sides check it
 */
@Validated
@ConfigurationProperties("tributary.mqtt")
record MqttProperties(
        @DefaultValue("tcp://127.0.0.1:1883") URI url,
        @NotBlank String username,
        @NotBlank String password,
        @DefaultValue("200") @Min(2) @Max(30_000) int receiveMaximum,
        @DefaultValue("20s") Duration keepAlive) {

    /** Without the password. */
    @Override
    public String toString() {
        return "MqttProperties[url=" + url + ", username=" + username + "]";
    }
}
