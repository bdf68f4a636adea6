package io.tributary.localstack.launch;

import io.tributary.localstack.console.Console;
import io.tributary.localstack.credentials.CredentialsFile;
import io.tributary.localstack.credentials.SecretStore;
import io.tributary.localstack.credentials.StackSecrets;
import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.StackPort;
import io.tributary.localstack.preflight.Machine;
import io.tributary.localstack.preflight.Preflight;
import io.tributary.topology.site.SiteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stack for which everything is ready but which does not run yet.
 *
 * @param options what was chosen
 * @param installation what is run
 * @param directory where it keeps its data, taken
 * @param addresses where it will listen
 * @param secrets its passwords
 * @param devices its devices with theirs
 */
record StackPreparation(
        LocalStackOptions options,
        Installation installation,
        StackDirectory directory,
        StackAddresses addresses,
        StackSecrets secrets,
        StackDevices devices) {

    private static final Duration EARLIER_RUN_PATIENCE = Duration.ofSeconds(40);

    static StackPreparation of(LocalStackOptions options, Console console) throws IOException {
        SiteModel site = StackSite.model(options.siteFile());
        StackDirectory directory = StackDirectory.open(options.directory());
        try {
            awaitEarlierRun(directory, console);
            Installation installation = Installation.locate();
            requireNoProblems(options, installation, directory.root());
            StackSite.take(directory, site.site());
            StackPreparation preparation =
                    new StackPreparation(
                            options,
                            installation,
                            directory,
                            StackAddresses.of(options),
                            new SecretStore(directory.root()).loadOrCreate(),
                            StackDevices.of(site, directory.root()));
            CredentialsFile.write(directory.root(), preparation.credentials());
            return preparation;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    MqttLogins logins() {
        return MqttLogins.of(secrets, devices.starter(), options.externalMqttBroker());
    }

    List<ProcessPlan> plans(Console console) {
        BrokerPlans brokers = new BrokerPlans(directory, addresses);
        boolean embedded = options.externalMqttBroker().isEmpty();
        ServicePlans services =
                new ServicePlans(
                        new ServiceCommands(
                                installation, Runtime.version().feature(), console::say),
                        directory,
                        addresses,
                        options.siteFile(),
                        secrets.metrics(),
                        embedded);
        List<ProcessPlan> plans = new ArrayList<>();
        if (embedded) {
            plans.add(brokers.mqtt(logins(), devices));
        }
        plans.add(brokers.kafka());
        plans.add(brokers.elasticsearch());
        plans.add(services.acquisition(logins().acquisition()));
        plans.add(services.gateway(logins().gateway()));
        plans.add(services.streaming());
        plans.add(services.dashboard(secrets.administrator(), logins().dashboard()));
        if (options.simulator()) {
            plans.add(
                    embedded
                            ? services.simulator(devices.passwordFile())
                            : services.simulator(logins().bridge()));
        }
        plans.removeIf(plan -> options.leftOut().contains(plan.name()));
        return plans;
    }

    void close() {
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEarlierRun(StackDirectory directory, Console console)
            throws IOException {
        RunRecord record = new RunRecord(directory.root());
        List<ProcessHandle> survivors = record.survivors();
        if (!survivors.isEmpty()) {
            console.say(
                    "waiting for %d processes of an earlier run to end"
                            .formatted(survivors.size()));
            if (!RunRecord.awaitEnd(survivors, EARLIER_RUN_PATIENCE)) {
                throw new StackStartException(
                        "Processes of an earlier run are still there: %s. End them with kill."
                                .formatted(survivors.stream().map(ProcessHandle::pid).toList()));
            }
        }
        record.clear();
    }

    private static void requireNoProblems(
            LocalStackOptions options, Installation installation, Path directory) {
        List<String> problems =
                new Preflight()
                        .machine(Machine.of(directory), directory)
                        .ports(usedPorts(options))
                        .files(usedFiles(options, installation))
                        .problems();
        if (!problems.isEmpty()) {
            throw new StackStartException(problems);
        }
    }

    private static Map<StackPort, Integer> usedPorts(LocalStackOptions options) {
        Map<StackPort, Integer> ports = new EnumMap<>(options.ports());
        if (options.externalMqttBroker().isPresent()) {
            ports.remove(StackPort.MQTT);
            ports.remove(StackPort.MQTT_TLS);
        }
        if (!options.simulator()) {
            ports.remove(StackPort.SIMULATOR);
        }
        return ports;
    }

    private static List<Path> usedFiles(LocalStackOptions options, Installation installation) {
        List<Path> files = new ArrayList<>();
        files.add(installation.agentJar());
        for (String service :
                List.of(
                        ServicePlans.ACQUISITION,
                        ServicePlans.GATEWAY,
                        ServicePlans.STREAMING,
                        ServicePlans.DASHBOARD)) {
            files.add(installation.serviceJar(service));
        }
        if (options.simulator()) {
            files.add(installation.serviceJar(ServicePlans.SIMULATOR));
        }
        return files;
    }

    private Path caFile() throws IOException {
        return LocalMqttBroker.tlsDirectory(directory.data(BrokerPlans.MQTT)).resolve("ca.pem");
    }

    Map<String, String> credentials() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("MQTT_URL", addresses.mqttUrl());
        variables.put("MQTT_USERNAME", logins().starter().username());
        variables.put("MQTT_PASSWORD", logins().starter().password());
        if (options.externalMqttBroker().isEmpty()) {
            variables.put("MQTT_TLS_URL", addresses.mqttTlsUrl());
            variables.put("MQTT_CA_FILE", caFile().toString());
        }
        variables.put("MQTT_BRIDGE_USERNAME", logins().bridge().username());
        variables.put("MQTT_BRIDGE_PASSWORD", logins().bridge().password());
        variables.put("DASHBOARD_URL", addresses.http(StackPort.DASHBOARD));
        variables.put("DASHBOARD_USERNAME", LocalStack.ADMINISTRATOR);
        variables.put("DASHBOARD_PASSWORD", secrets.administrator());
        variables.put("METRICS_USERNAME", LocalStack.METRICS);
        variables.put("METRICS_PASSWORD", secrets.metrics());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        variables.put("ELASTICSEARCH_URL", addresses.http(StackPort.ELASTICSEARCH));
        return variables;
    }
}
