package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.kafka.KafkaSecurity;
import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.localstack.mqtt.tls.Identity;
import io.tributary.localstack.ports.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A broker with the settings of a deployed one, and what its administrator and services do. */
final class SecuredKafka {

    private final Path folder;
    private final KafkaSecurity security;
    private final Path administrator;
    private final SecuredBroker broker;

    /** How a broker is started by what stands in its folder. */
    interface Start {
        SecuredBroker with(KafkaSecurity security) throws Exception;
    }

    SecuredKafka(Path folder, Start start) throws Exception {
        this.folder = folder;
        CertificateAuthority authority = CertificateAuthority.create("Tests");
        Identity server = authority.server(List.of("localhost", "127.0.0.1"));
        server.write(folder, "server");
        Files.writeString(
                folder.resolve("server.pem"),
                Files.readString(folder.resolve("server-key.pem"))
                        + Files.readString(folder.resolve("server.pem")));
        Files.write(folder.resolve("ca.pem"), authority.identity().certificatePem());
        Files.write(
                folder.resolve("other-ca.pem"),
                CertificateAuthority.create("Somebody else").identity().certificatePem());
        security = new KafkaSecurity(folder, FreePorts.next(), FreePorts.next(), FreePorts.next());
        administrator = security.writeAdministrator();
        broker = start.with(security);
    }

    /** What the tool says. */
    String giveAccess(String gateways) throws InterruptedException {
        return run("--gateways=" + gateways, "--secrets=" + secrets());
    }

    /** The same, when somebody is to go. */
    String remove(String user) throws InterruptedException {
        return run("--remove=" + user);
    }

    private String run(String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--kafka-config=" + administrator);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode = KafkaAccessTool.run(print, print, arguments.toArray(new String[0]));
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(text).isZero();
        return text;
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    int clientPort() {
        return security.clientPort();
    }

    String log() throws IOException {
        return broker.log();
    }

    Map<String, Object> administrator() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(administrator)) {
            properties.load(reader);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
        return settings;
    }

    /** A service's settings with the password it was given. */
    Map<String, Object> client(String user) throws IOException {
        return client(user, new LoginFile(secrets(), user).password());
    }

    Map<String, Object> client(String user, String password) {
        Map<String, Object> settings = tls("ca.pem");
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
        return settings;
    }

    /** Without saying who one is. */
    Map<String, Object> tls(String authority) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", "127.0.0.1:" + clientPort());
        settings.put("security.protocol", "SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", folder.resolve(authority).toString());
        settings.put("default.api.timeout.ms", "3000");
        settings.put("request.timeout.ms", "1500");
        settings.put("retry.backoff.ms", "20");
        settings.put("retry.backoff.max.ms", "50");
        return settings;
    }

    void stop() throws InterruptedException {
        broker.stop();
    }
}
