package io.tributary.localstack.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads the options of a local stack from system properties and environment. */
public final class LocalStackSettings {

    private static final String DIRECTORY = "tributary.stack.directory";
    private static final String SIMULATOR = "tributary.simulator.enabled";
    private static final String SITE_FILE = "tributary.site.file";
    private static final String EXTERNAL_MQTT = "tributary.external-mqtt.";

    private final Setting settings;
    private final Path repository;

    /**
     * Settings of this process.
     *
     * @param repository root of the checkout; relative paths are relative to it
     */
    public LocalStackSettings(Path repository) {
        this(repository, System.getProperties(), System.getenv());
    }

    LocalStackSettings(Path repository, Properties properties, Map<String, String> environment) {
        this.repository = repository;
        this.settings = new Setting(properties, environment);
    }

    /**
     * The options.
     *
     * @throws InvalidSettingException if one cannot be used
     */
    public LocalStackOptions read() {
        LocalStackOptions options =
                LocalStackOptions.in(
                                repository.resolve(settings.text(DIRECTORY).orElse(".local-stack")))
                        .withPorts(ports())
                        .withSimulator(settings.flag(SIMULATOR, true));
        Optional<Path> siteFile = siteFile();
        if (siteFile.isPresent()) {
            options = options.withSiteFile(siteFile.get());
        }
        Optional<String> url = settings.text(EXTERNAL_MQTT + "url");
        return url.isPresent() ? options.withExternalMqttBroker(external(url.get())) : options;
    }

    private Map<StackPort, Integer> ports() {
        Map<StackPort, Integer> ports = new EnumMap<>(StackPort.class);
        for (StackPort port : StackPort.values()) {
            ports.put(port, settings.port(port.property(), port.defaultPort()));
        }
        return ports;
    }

    private Optional<Path> siteFile() {
        Optional<Path> file = settings.text(SITE_FILE).map(repository::resolve);
        if (file.isPresent()
                && !(Files.isRegularFile(file.get()) && Files.isReadable(file.get()))) {
            throw Setting.invalid(SITE_FILE, "is no readable file: " + file.get());
        }
        return file;
    }

    private ExternalMqttBroker external(String url) {
        if (!url.matches("(tcp|ssl)://[^/]+:[0-9]+")) {
            throw Setting.invalid(EXTERNAL_MQTT + "url", "must be like tcp://192.168.1.10:1883");
        }
        boolean heard = settings.text(EXTERNAL_MQTT + "dashboard.username").isPresent();
        return new ExternalMqttBroker(
                url,
                login("acquisition"),
                login("gateway"),
                login("device"),
                heard ? Optional.of(login("dashboard")) : Optional.empty());
    }

    private MqttLogin login(String who) {
        String username = EXTERNAL_MQTT + who + ".username";
        String password = EXTERNAL_MQTT + who + ".password";
        return new MqttLogin(
                settings.text(username).orElseThrow(() -> Setting.invalid(username, "is not set.")),
                settings.secret(password)
                        .orElseThrow(
                                () ->
                                        new InvalidSettingException(
                                                Setting.variable(password)
                                                        + " is not set in the environment.")));
    }
}
