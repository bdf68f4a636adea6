package io.tributary.localstack.options;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Settings by name: a system property wins over the environment; blank is as good as absent. */
final class Setting {

    private final Properties properties;
    private final Map<String, String> environment;

    Setting(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    Optional<String> text(String property) {
        return Optional.ofNullable(properties.getProperty(property))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(environment.get(variable(property))))
                .filter(value -> !value.isBlank())
                .map(String::strip);
    }

    /** A secret: only from the environment, since anybody may read the command line. */
    Optional<String> secret(String property) {
        return Optional.ofNullable(environment.get(variable(property)))
                .filter(value -> !value.isBlank());
    }

    int port(String property, int defaultPort) {
        Optional<String> text = text(property);
        if (text.isEmpty()) {
            return defaultPort;
        }
        if (!text.get().matches("[0-9]{1,5}") || Integer.parseInt(text.get()) > 65_535) {
            throw invalid(property, "is no port: " + text.get() + ". Give a number up to 65535.");
        }
        return Integer.parseInt(text.get());
    }

    boolean flag(String property, boolean defaultValue) {
        return switch (text(property).orElse("").toLowerCase(Locale.ROOT)) {
            case "" -> defaultValue;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(property, "must be true or false.");
        };
    }

    static InvalidSettingException invalid(String property, String problem) {
        return new InvalidSettingException(
                property + " (or " + variable(property) + ") " + problem);
    }

    /** {@code tributary.external-mqtt.url} is {@code TRIBUTARY_EXTERNAL_MQTT_URL}. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
