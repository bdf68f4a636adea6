package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import io.tributary.localstack.mqtt.BrokerSettings;
import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.OwnerFile;
import io.tributary.localstack.mqtt.tls.BrokerStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Starts HiveMQ from {@link BrokerSettings}; the result closes it. */
public final class HiveMqBroker implements Function<Map<String, String>, AutoCloseable> {

    private static final int START_SECONDS = 90;

    /** For the class loader. */
    public HiveMqBroker() {}

    @Override
    public AutoCloseable apply(Map<String, String> settings) {
        Path directory = Path.of(setting(settings, BrokerSettings.DIRECTORY));
        int port = Integer.parseInt(setting(settings, BrokerSettings.PORT));
        Accounts accounts =
                new Accounts(
                        MqttAccount.parse(setting(settings, BrokerSettings.ACCOUNTS)),
                        DeviceAccountFile.open(
                                directory,
                                Path.of(setting(settings, BrokerSettings.DEVICES_FILE))));
        String configuration =
                BrokerConfiguration.of(
                        port, tlsListener(directory, setting(settings, BrokerSettings.TLS_PORT)));
        BrokerLogging.configure();
        InternalSettings.apply();
        EmbeddedHiveMQ broker = build(directory, configuration, accounts);
        // Its constructor lets everybody in for as long as no extension is there.
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
        start(broker, port);
        return broker;
    }

    private static String tlsListener(Path directory, String port) {
        if (port.isBlank()) {
            return "";
        }
        try {
            return BrokerConfiguration.tlsListener(
                    Integer.parseInt(port),
                    BrokerStores.in(LocalMqttBroker.tlsDirectory(directory)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The keys in %s cannot be read; remove the folder to have others made: %s"
                            .formatted(LocalMqttBroker.tlsDirectory(directory), e.getMessage()),
                    e);
        }
    }

    private static EmbeddedHiveMQ build(Path directory, String configuration, Accounts accounts) {
        try {
            for (String folder : List.of("config", "data", "extensions")) {
                Files.createDirectories(directory.resolve(folder));
            }
            OwnerFile.write(
                    directory.resolve("config/config.xml"),
                    configuration.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EmbeddedHiveMQ.builder()
                .withConfigurationFolder(directory.resolve("config"))
                .withDataFolder(directory.resolve("data"))
                .withExtensionsFolder(directory.resolve("extensions"))
                .withEmbeddedExtension(extension(accounts))
                .withoutLoggingBootstrap()
                .build();
    }

    private static EmbeddedExtension extension(Accounts accounts) {
        return EmbeddedExtension.builder()
                .withId("tributary-accounts")
                .withName("Accounts and roles")
                .withVersion("1")
                .withExtensionMain(new AccountsExtension(accounts))
                .build();
    }

    private static void start(EmbeddedHiveMQ broker, int port) {
        try {
            broker.start().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The MQTT broker did not start on 127.0.0.1:" + port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the MQTT broker was starting", e);
        }
    }

    private static String setting(Map<String, String> settings, String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return value;
    }
}
