package io.tributary.localstack.launch;

import io.tributary.localstack.credentials.CredentialsFile;
import io.tributary.localstack.options.StackPort;
import java.time.Duration;
import java.util.Locale;

/** What a person needs to know once everything runs. */
final class Panel {

    private static final String RULE = "-".repeat(78);

    private Panel() {}

    static String of(StackPreparation preparation, Duration duration) {
        StackAddresses addresses = preparation.addresses();
        return """
        %1$s
          Tributary is ready after %2$s s

          Dashboard      %3$s
                         user %4$s, password %5$s
          MQTT           %6$s
                         user %7$s, password %8$s
                         %14$s
          Kafka          %9$s
          Elasticsearch  %10$s
          Health         %11$s

          Credentials    %12$s
          Logs           %13$s
          Stop           Ctrl-C; the data stays
        %1$s
        """
                .formatted(
                        RULE,
                        String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0),
                        addresses.http(StackPort.DASHBOARD),
                        LocalStack.ADMINISTRATOR,
                        preparation.secrets().administrator(),
                        addresses.mqttUrl(),
                        preparation.logins().starter().username(),
                        preparation.logins().starter().password(),
                        addresses.kafka(),
                        addresses.http(StackPort.ELASTICSEARCH),
                        health(preparation),
                        CredentialsFile.in(preparation.directory().root()),
                        preparation.directory().root().resolve("logs"),
                        otherDevices(preparation));
    }

    private static String otherDevices(StackPreparation preparation) {
        return preparation.options().externalMqttBroker().isPresent()
                ? "of another broker"
                : "for sense/<location>/%s; with TLS on port %d; other devices: %s"
                        .formatted(
                                preparation.logins().starter().username(),
                                preparation.addresses().port(StackPort.MQTT_TLS),
                                preparation.devices().passwordFile().getFileName());
    }

    private static String health(StackPreparation preparation) {
        StackAddresses addresses = preparation.addresses();
        String services =
                "ports %d acquisition, %d gateway, %d streaming"
                        .formatted(
                                addresses.port(StackPort.ACQUISITION),
                                addresses.port(StackPort.GATEWAY),
                                addresses.port(StackPort.STREAMING));
        return preparation.options().simulator()
                ? services + ", %d simulator".formatted(addresses.port(StackPort.SIMULATOR))
                : services;
    }
}
