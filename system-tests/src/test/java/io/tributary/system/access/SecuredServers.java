package io.tributary.system.access;

import io.tributary.access.KafkaAccessTool;
import io.tributary.localstack.kafka.KafkaSecurity;
import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.localstack.mqtt.tls.Identity;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.StackPort;
import io.tributary.localstack.ports.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Makes a stack's Kafka a secured one, puts a guard before its Elasticsearch, and gives each
 * service what it would be given in a deployment: addresses by the environment, secrets by files.
 */
public final class SecuredServers {

    private static final Path ROLES = Path.of("../deploy/elasticsearch/roles");
    private static final List<String> ACCOUNTS =
            List.of("gateway-home", "streaming-consumer", "dashboard-service", "reconciliation");

    private final Path folder;
    private final KafkaSecurity kafka;
    private final Path kafkaSettings;
    private final Path administrator;
    private final int elasticsearchPort;
    private final ElasticsearchGuard guard;

    /** Keys, passwords and settings in this folder; starts the guard alone. */
    public SecuredServers(Path folder) throws IOException, GeneralSecurityException {
        this.folder = Files.createDirectories(folder).toAbsolutePath().normalize();
        CertificateAuthority authority = CertificateAuthority.create("Tributary system tests");
        Identity server = authority.server(List.of("localhost", "127.0.0.1"));
        server.write(this.folder, "server");
        Files.writeString(
                this.folder.resolve("server.pem"),
                Files.readString(this.folder.resolve("server-key.pem"))
                        + Files.readString(this.folder.resolve("server.pem")));
        Files.write(this.folder.resolve("ca.pem"), authority.identity().certificatePem());
        elasticsearchPort = FreePorts.next();
        kafka =
                new KafkaSecurity(
                        this.folder, FreePorts.next(), FreePorts.next(), FreePorts.next());
        kafkaSettings = kafka.writeSettings();
        administrator = kafka.writeAdministrator();
        guard = new ElasticsearchGuard(URI.create("http://127.0.0.1:" + elasticsearchPort), server);
        for (String account : ACCOUNTS) {
            writeSecrets(account);
        }
    }

    /** The same stack on these servers. */
    public LocalStackOptions secure(LocalStackOptions options) {
        Map<StackPort, Integer> ports = new EnumMap<>(options.ports());
        ports.put(StackPort.KAFKA, kafka.clientPort());
        ports.put(StackPort.ELASTICSEARCH, elasticsearchPort);
        LocalStackOptions secured =
                options.withPorts(ports)
                        .withEnvironment(
                                "kafka-broker", KafkaSecurity.VARIABLE, kafkaSettings.toString());
        secured = with(secured, "gateway-service", kafka("gateway-home"));
        for (String service : List.of("streaming-consumer", "dashboard-service")) {
            secured = with(secured, service, kafka(service));
            secured = with(secured, service, elasticsearch());
        }
        return secured;
    }

    /**
     * Runs the tool that makes topics, accounts and rights; waits for Kafka. Gives what it says.
     */
    public String giveAccess() throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode =
                KafkaAccessTool.run(
                        print,
                        print,
                        "--kafka-config=" + administrator,
                        "--gateways=home",
                        "--secrets=" + folder.resolve("secrets"));
        String text = said.toString(StandardCharsets.UTF_8);
        if (exitCode != 0) {
            throw new AssertionError(text);
        }
        return text;
    }

    /** Before Elasticsearch. */
    public ElasticsearchGuard guard() {
        return guard;
    }

    /** Settings of a Kafka client that may do anything. */
    public Map<String, Object> administrator() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(administrator)) {
            properties.load(reader);
        }
        Map<String, Object> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** The file of settings with which what was sent is compared with what is in Kafka. */
    public Path reconciliationConfig() throws IOException {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", "127.0.0.1:" + kafka.clientPort());
        settings.setProperty("security.protocol", "SASL_SSL");
        settings.setProperty("ssl.truststore.type", "PEM");
        settings.setProperty("ssl.truststore.location", folder.resolve("ca.pem").toString());
        settings.setProperty("sasl.mechanism", "SCRAM-SHA-512");
        settings.setProperty(
                "sasl.jaas.config",
                Files.readString(
                        secrets("reconciliation")
                                .resolve("spring.kafka.properties.sasl.jaas.config")));
        Path file = folder.resolve("reconciliation.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return file;
    }

    private Map<String, String> kafka(String account) {
        return Map.of(
                "SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                "SPRING_KAFKA_SSL_BUNDLE", "cluster",
                "SPRING_SSL_BUNDLE_PEM_CLUSTER_TRUSTSTORE_CERTIFICATE",
                        folder.resolve("ca.pem").toUri().toString(),
                "SPRING_CONFIG_IMPORT", "configtree:" + secrets(account) + "/");
    }

    private Map<String, String> elasticsearch() {
        return Map.of(
                "SPRING_ELASTICSEARCH_URIS",
                guard.url().toString(),
                "SPRING_ELASTICSEARCH_RESTCLIENT_SSL_BUNDLE",
                "cluster");
    }

    private Path secrets(String account) {
        return folder.resolve("secrets").resolve(account);
    }

    /** Given by hand, as whoever deploys may do; the tool takes what is there. */
    private void writeSecrets(String account) throws IOException {
        Path own = Files.createDirectories(secrets(account));
        Files.writeString(
                own.resolve("spring.kafka.properties.sasl.jaas.config"),
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";\n"
                        .formatted(account, password()));
        Path role = ROLES.resolve(account + ".json");
        if (Files.exists(role)) {
            String password = password();
            Files.writeString(own.resolve("spring.elasticsearch.username"), account);
            Files.writeString(own.resolve("spring.elasticsearch.password"), password);
            guard.account(account, password, RoleFile.read(role));
        }
    }

    private static LocalStackOptions with(
            LocalStackOptions options, String process, Map<String, String> environment) {
        LocalStackOptions all = options;
        for (Map.Entry<String, String> one : environment.entrySet()) {
            all = all.withEnvironment(process, one.getKey(), one.getValue());
        }
        return all;
    }

    private static String password() {
        return new BigInteger(160, new SecureRandom()).toString(36);
    }
}
