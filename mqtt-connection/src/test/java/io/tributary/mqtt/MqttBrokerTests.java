package io.tributary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class MqttBrokerTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Enabled.class);

    private final ApplicationContextRunner withUser =
            context.withPropertyValues(
                    "tributary.mqtt.username=acquisition", "tributary.mqtt.password=s3cret");

    @Test
    void defaultsNeedOnlyAUser() {
        withUser.run(
                started ->
                        assertThat(started.getBean(MqttBroker.class))
                                .isEqualTo(
                                        new MqttBroker(
                                                URI.create("tcp://127.0.0.1:1883"),
                                                "acquisition",
                                                "s3cret",
                                                Duration.ofSeconds(20))));
    }

    @Test
    void everySettingHasItsName() {
        withUser.withPropertyValues(
                        "tributary.mqtt.url=ssl://broker:8883", "tributary.mqtt.keep-alive=1m")
                .run(
                        started ->
                                assertThat(started.getBean(MqttBroker.class))
                                        .isEqualTo(
                                                new MqttBroker(
                                                        URI.create("ssl://broker:8883"),
                                                        "acquisition",
                                                        "s3cret",
                                                        Duration.ofMinutes(1))));
    }

    @Test
    void authoritiesOfAFileAreTrustedInThePlaceOfThePlatforms(@TempDir Path directory)
            throws IOException {
        Path none = Files.writeString(directory.resolve("none.pem"), "");
        withUser.withPropertyValues(
                        "tributary.mqtt.url=ssl://broker:8883", "tributary.mqtt.ca-file=" + none)
                .run(
                        started ->
                                assertThatIllegalStateException()
                                        .isThrownBy(
                                                () -> started.getBean(MqttBroker.class).options())
                                        .withMessageContaining("tributary.mqtt.ca-file"));
        withUser.withPropertyValues("tributary.mqtt.ca-file=" + none)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("over tcp:// nothing is encrypted"));
        withUser.withPropertyValues("tributary.mqtt.ca-file=" + directory.resolve("missing.pem"))
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("ca-file is no readable file"));
    }

    @Test
    void passwordIsInNoText() {
        withUser.run(
                started ->
                        assertThat(started.getBean(MqttBroker.class).toString())
                                .contains("acquisition", "tcp://127.0.0.1:1883")
                                .doesNotContain("s3cret"));
    }

    @Test
    void withoutUserOrPasswordItDoesNotStart() {
        context.withPropertyValues("tributary.mqtt.username=acquisition")
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("password"));
        context.withPropertyValues("tributary.mqtt.password=s3cret")
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("username")
                                        .hasMessageNotContaining("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "url=http://broker, tcp://host:port or ssl://host:port",
        "url=broker:1883, tcp://host:port or ssl://host:port",
        "url=tcp:///, tcp://host:port or ssl://host:port",
        "url=tcp://user:hidden@broker, tcp://host:port or ssl://host:port",
        "url=tcp://broker/path, tcp://host:port or ssl://host:port",
        "keep-alive=500ms, keepAlive",
        "keep-alive=1h, keepAlive"
    })
    void settingThatCannotWorkStopsTheStart(String setting, String words) {
        withUser.withPropertyValues("tributary.mqtt." + setting)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(words)
                                        .hasMessageNotContaining("hidden")
                                        .hasMessageNotContaining("s3cret"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MqttBroker.class)
    static class Enabled {}
}
