package io.tributary.mqtt;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The MQTT broker of the site.
 *
 * @param url address: {@code tcp://host:port} or {@code ssl://host:port}
 * @param username this service's user at the broker
 * @param password its password; from the environment or a config tree, never in a file of the
 *     project
 * @param keepAlive how long the connection may be silent before both sides check it
 * @param caFile certificates of the authorities that the broker's may be of, PEM; the Java
 *     platform's when absent
 */
@Validated
@ConfigurationProperties("tributary.mqtt")
public record MqttBroker(
        @DefaultValue("tcp://127.0.0.1:1883") URI url,
        @NotBlank String username,
        @NotBlank String password,
        @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 30)
                Duration keepAlive,
        @Nullable Path caFile) {

    private static final int CONNECT_SECONDS = 10;

    @ConstructorBinding
    public MqttBroker {
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || !url.getRawPath().isEmpty()
                || !Set.of("tcp", "ssl").contains(url.getScheme())) {
            throw new IllegalArgumentException(
                    "tributary.mqtt.url must be tcp://host:port or ssl://host:port; user and password are settings of their own");
        }
        if (caFile != null && !Files.isReadable(caFile)) {
            throw new IllegalArgumentException(
                    "tributary.mqtt.ca-file is no readable file: " + caFile);
        }
        if (caFile != null && !url.getScheme().equals("ssl")) {
            throw new IllegalArgumentException(
                    "tributary.mqtt.ca-file is for ssl://host:port in tributary.mqtt.url; over tcp:// nothing is encrypted");
        }
    }

    /** A broker whose authority, if any, the Java platform knows. */
    public MqttBroker(URI url, String username, String password, Duration keepAlive) {
        this(url, username, password, keepAlive, null);
    }

    /** What all connections have in common: MQTT 5, no topic aliases, no will. */
    MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {url.toString()});
        options.setUserName(username);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        if (caFile != null) {
            options.setSocketFactory(TrustedAuthorities.sockets(caFile));
        }
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval((int) keepAlive.toSeconds());
        return options;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MqttBroker[url=" + url + ", username=" + username + "]";
    }
}
