package io.tributary.dashboard.pipeline.mqtt;

import io.tributary.mqtt.MqttBroker;
import io.tributary.topology.name.SiteId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The broker of one site, to compare MQTT with Kafka there. Without an address nothing is compared.
 *
 * @param url address: {@code tcp://host:port} or {@code ssl://host:port}
 * @param username user at the broker that may read {@code preview/#}, and needs no more
 * @param password its password; from the environment or a config tree, never in a file of the
 *     project
 * @param site whose broker it is
 * @param clientId client id, where the broker lets the user have but one; otherwise a new one at
 *     each start, so that dashboards do not push one another aside
 * @param caFile certificates of the authorities that the broker's may be of, PEM; the Java
 *     platform's when absent
 */
@Validated
@ConfigurationProperties("tributary.dashboard.preview")
record PreviewProperties(
        @Nullable URI url,
        @Nullable String username,
        @Nullable String password,
        @Nullable SiteId site,
        @DefaultValue("") String clientId,
        @Nullable Path caFile) {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    PreviewProperties {
        if (url != null && (isBlank(username) || isBlank(password) || site == null)) {
            throw new IllegalArgumentException(
                    "with tributary.dashboard.preview.url come …username, …password and …site: give all four or none");
        }
        clientId = clientId.isBlank() ? "tributary-dashboard-" + UUID.randomUUID() : clientId;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The site that is heard. Only where there is an address. */
    SiteId heard() {
        return Objects.requireNonNull(site);
    }

    /** Its broker. Only where there is an address. */
    MqttBroker broker() {
        try {
            return new MqttBroker(
                    Objects.requireNonNull(url),
                    Objects.requireNonNull(username),
                    Objects.requireNonNull(password),
                    KEEP_ALIVE,
                    caFile);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tributary.dashboard.preview.url must be tcp://host:port or ssl://host:port, and only with the latter comes …ca-file, which must be readable",
                    e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PreviewProperties[url=" + url + ", username=" + username + ", site=" + site + "]";
    }
}
