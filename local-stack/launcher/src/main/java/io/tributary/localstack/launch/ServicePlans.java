package io.tributary.localstack.launch;

import io.tributary.localstack.options.MqttLogin;
import io.tributary.localstack.options.StackPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The processes that are ours, each from what would be deployed. */
final class ServicePlans {

    static final String ACQUISITION = "acquisition-service";
    static final String GATEWAY = "gateway-service";
    static final String STREAMING = "streaming-consumer";
    static final String DASHBOARD = "dashboard-service";
    static final String SIMULATOR = "device-simulator";

    private final ServiceCommands commands;
    private final StackDirectory directory;
    private final StackAddresses addresses;
    private final Optional<Path> siteFile;
    private final String metricsPassword;
    private final Set<String> mqtt;

    ServicePlans(
            ServiceCommands commands,
            StackDirectory directory,
            StackAddresses addresses,
            Optional<Path> siteFile,
            String metricsPassword,
            boolean embeddedMqttBroker) {
        this.commands = commands;
        this.directory = directory;
        this.addresses = addresses;
        this.siteFile = siteFile;
        this.metricsPassword = metricsPassword;
        this.mqtt = embeddedMqttBroker ? Set.of(BrokerPlans.MQTT) : Set.of();
    }

    ProcessPlan acquisition(MqttLogin login) {
        ServiceEnvironment environment = withMetrics().mqtt(login).site(siteFile);
        return plan(ACQUISITION, StackPort.ACQUISITION, environment, mqtt, 1);
    }

    ProcessPlan gateway(MqttLogin login) {
        ServiceEnvironment environment =
                withMetrics()
                        .mqtt(login)
                        .kafka()
                        .site(siteFile)
                        .journal(directory.root().resolve("data/gateway-service/journal"))
                        .showingPreview();
        Set<String> needs =
                mqtt.isEmpty()
                        ? Set.of(BrokerPlans.KAFKA)
                        : Set.of(BrokerPlans.KAFKA, BrokerPlans.MQTT);
        return plan(GATEWAY, StackPort.GATEWAY, environment, needs, 2);
    }

    ProcessPlan streaming() {
        return plan(
                STREAMING,
                StackPort.STREAMING,
                withMetrics().kafka().elasticsearch().withoutReplicas(),
                Set.of(BrokerPlans.KAFKA, BrokerPlans.ELASTICSEARCH),
                3);
    }

    ProcessPlan dashboard(String administratorPassword, Optional<MqttLogin> login) {
        return plan(
                DASHBOARD,
                StackPort.DASHBOARD,
                withMetrics()
                        .kafka()
                        .elasticsearch()
                        .administrator(administratorPassword)
                        .hearingPreview(login, StackSite.model(siteFile).site()),
                Set.of(BrokerPlans.KAFKA, BrokerPlans.ELASTICSEARCH),
                3);
    }

    /** Plays each device with an account of its own. */
    ProcessPlan simulator(Path devicePasswords) {
        return simulator(withMetrics().mqtt(devicePasswords));
    }

    /** Plays all devices with one account, where the broker is not ours. */
    ProcessPlan simulator(MqttLogin login) {
        return simulator(withMetrics().mqtt(login));
    }

    /** Last: what a device sends before acquisition has ever subscribed would be nobody's. */
    private ProcessPlan simulator(ServiceEnvironment environment) {
        environment.site(siteFile);
        return plan(SIMULATOR, StackPort.SIMULATOR, environment, Set.of(ACQUISITION, GATEWAY), 0);
    }

    private ServiceEnvironment withMetrics() {
        return new ServiceEnvironment(addresses).metrics(metricsPassword);
    }

    private ProcessPlan plan(
            String name,
            StackPort port,
            ServiceEnvironment environment,
            Set<String> needs,
            int stopStage) {
        Map<String, String> variables = environment.port(addresses.port(port)).variables();
        return new ProcessPlan(
                name,
                () -> {
                    ProcessBuilder builder = new ProcessBuilder(commands.of(name));
                    Launch.clean(builder.environment());
                    builder.environment().putAll(variables);
                    return builder.directory(directory.data(name).toFile());
                },
                Readiness.http(URI.create(addresses.http(port) + "/actuator/health")),
                "\0",
                needs,
                stopStage);
    }
}
