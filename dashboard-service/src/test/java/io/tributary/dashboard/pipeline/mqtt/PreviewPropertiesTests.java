package io.tributary.dashboard.pipeline.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.name.SiteId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PreviewPropertiesTests {

    private static final String PREFIX = "tributary.dashboard.preview";

    private final Map<String, String> settings =
            new HashMap<>(
                    Map.of(
                            PREFIX + ".url", "tcp://192.168.1.10:1883",
                            PREFIX + ".username", "dashboard",
                            PREFIX + ".password", "secret",
                            PREFIX + ".site", "home"));

    @Test
    void withoutAnAddressNothingIsNeeded() {
        settings.clear();
        assertThat(bound().url()).isNull();
    }

    @Test
    void brokerIsThatOfTheSettingsAndThePasswordIsNotInTheText() {
        assertThat(bound().broker().url()).isEqualTo(URI.create("tcp://192.168.1.10:1883"));
        assertThat(bound().heard()).isEqualTo(SiteId.of("home"));
        assertThat(bound().toString()).doesNotContain("secret");
    }

    @Test
    void clientIdIsTheGivenOneOrNewAtEachStart() {
        assertThat(bound().clientId())
                .startsWith("tributary-dashboard-")
                .isNotEqualTo(bound().clientId());
        settings.put(PREFIX + ".client-id", "tributary-dashboard-1");
        assertThat(bound().clientId()).isEqualTo("tributary-dashboard-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password", "site"})
    void addressComesWithAllTheRest(String missing) {
        settings.remove(PREFIX + "." + missing);
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(this::bound)
                .havingRootCause()
                .withMessageContaining("give all four or none");
    }

    @Test
    void addressOfAnotherKindIsRefused() {
        settings.put(PREFIX + ".url", "http://192.168.1.10");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> bound().broker())
                .withMessageStartingWith("tributary.dashboard.preview.url must be");
    }

    @Test
    void authorityIsTakenForTlsAlone(@TempDir Path folder) throws IOException {
        Path authority = Files.writeString(folder.resolve("ca.pem"), "");
        settings.put(PREFIX + ".ca-file", authority.toString());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> bound().broker())
                .withMessageContaining("ca-file");
        settings.put(PREFIX + ".url", "ssl://192.168.1.10:8883");
        assertThat(bound().broker().caFile()).isEqualTo(authority);
    }

    private PreviewProperties bound() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, PreviewProperties.class);
    }
}
