package io.tributary.localstack.launch;

import io.tributary.localstack.elasticsearch.ElasticsearchNode;
import io.tributary.localstack.elasticsearch.ElasticsearchNodeOptions;
import io.tributary.localstack.kafka.LocalKafkaBroker;
import io.tributary.localstack.kafka.LocalKafkaBrokerOptions;
import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.options.StackPort;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The processes that are not ours: MQTT broker, Kafka, Elasticsearch. */
final class BrokerPlans {

    static final String MQTT = "mqtt-broker";
    static final String KAFKA = "kafka-broker";
    static final String ELASTICSEARCH = "elasticsearch-node";

    private static final int STOP_STAGE = 9;
    private static final String NO_MARKER = "\0";

    private final StackDirectory directory;
    private final StackAddresses addresses;

    BrokerPlans(StackDirectory directory, StackAddresses addresses) {
        this.directory = directory;
        this.addresses = addresses;
    }

    ProcessPlan mqtt(MqttLogins logins, StackDevices devices) {
        int port = addresses.port(StackPort.MQTT);
        return new ProcessPlan(
                MQTT,
                () ->
                        cleaned(
                                LocalMqttBroker.processBuilder(
                                        LocalMqttBrokerOptions.in(directory.data(MQTT))
                                                .withPort(port)
                                                .withTlsPort(addresses.port(StackPort.MQTT_TLS))
                                                .withAccounts(logins.accounts())
                                                .withDevices(devices.accounts()),
                                        javaOptions("384m"))),
                Readiness.port(port),
                NO_MARKER,
                Set.of(),
                STOP_STAGE);
    }

    ProcessPlan kafka() {
        return new ProcessPlan(
                KAFKA,
                () ->
                        cleaned(
                                LocalKafkaBroker.processBuilder(
                                        new LocalKafkaBrokerOptions(
                                                directory.data(KAFKA),
                                                addresses.port(StackPort.KAFKA),
                                                javaOptions("384m")))),
                Readiness.marker(),
                "Kafka Server started",
                Set.of(),
                STOP_STAGE);
    }

    ProcessPlan elasticsearch() {
        return new ProcessPlan(
                ELASTICSEARCH,
                () ->
                        cleaned(
                                ElasticsearchNode.processBuilder(
                                        ElasticsearchNodeOptions.in(directory.data(ELASTICSEARCH))
                                                .withPort(
                                                        addresses.port(StackPort.ELASTICSEARCH)))),
                Readiness.http(
                        URI.create(
                                addresses.http(StackPort.ELASTICSEARCH)
                                        + "/_cluster/health?wait_for_status=yellow&timeout=2s")),
                NO_MARKER,
                Set.of(),
                STOP_STAGE);
    }

    private static ProcessBuilder cleaned(ProcessBuilder builder) {
        Launch.clean(builder.environment());
        return builder;
    }

    private static List<String> javaOptions(String heap) {
        return List.of(
                "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");
    }
}
