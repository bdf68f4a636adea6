package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.console.Console;
import io.tributary.localstack.credentials.CredentialsFile;
import io.tributary.localstack.credentials.SecretStore;
import io.tributary.localstack.mqtt.MqttDevice;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.topology.site.SiteModelReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the secrets of a stack go: to whom they belong, never by a command line. */
class StackPreparationTests {

    @TempDir private Path parent;

    @Test
    void noProcessIsGivenASecretByItsCommandLine() throws IOException {
        try (StackDirectory directory = StackDirectory.open(parent.resolve("stack"))) {
            StackPreparation stack = prepare(directory);
            List<String> secrets = secrets(stack);
            assertThat(processes(stack))
                    .hasSize(8)
                    .allSatisfy(
                            (name, process) ->
                                    assertThat(String.join(" ", process.command()))
                                            .as(name)
                                            .doesNotContain(secrets));
        }
    }

    @Test
    void everyServiceKnowsItsOwnSecretAndNoOther() throws IOException {
        try (StackDirectory directory = StackDirectory.open(parent.resolve("stack"))) {
            StackPreparation stack = prepare(directory);
            Map<String, String> own =
                    Map.of(
                            ServicePlans.ACQUISITION, stack.secrets().acquisition(),
                            ServicePlans.GATEWAY, stack.secrets().gateway());
            processes(stack)
                    .forEach(
                            (name, process) -> {
                                List<String> known =
                                        secrets(stack).stream()
                                                .filter(process.environment().values()::contains)
                                                .toList();
                                switch (name) {
                                    case ServicePlans.ACQUISITION, ServicePlans.GATEWAY ->
                                            assertThat(known).containsExactly(own.get(name));
                                    case ServicePlans.DASHBOARD ->
                                            assertThat(known)
                                                    .containsExactlyInAnyOrder(
                                                            stack.secrets().dashboard(),
                                                            stack.secrets().administrator());
                                    default -> assertThat(known).as(name).isEmpty();
                                }
                            });
        }
    }

    @Test
    void whatHoldsASecretIsTheOwnersAlone() throws IOException {
        Path root = parent.resolve("stack");
        try (StackDirectory directory = StackDirectory.open(root)) {
            StackPreparation stack = prepare(directory);
            processes(stack);
            assertThat(permissions(root)).isEqualTo("rwx------");
            assertThat(filesWith(root, secrets(stack)))
                    .extracting(file -> file.getFileName().toString())
                    .contains("secrets.properties", "devices.properties", "devices.start");
            assertThat(filesWith(root, secrets(stack)))
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void secretsThatAreTakenAwayAreOthersEverywhereAtTheNextStart() throws IOException {
        Path root = parent.resolve("stack");
        List<String> before;
        try (StackDirectory directory = StackDirectory.open(root)) {
            StackPreparation stack = prepare(directory);
            processes(stack);
            before = secrets(stack);
        }
        Files.delete(root.resolve("secrets.properties"));
        Files.delete(root.resolve("devices.properties"));
        try (StackDirectory directory = StackDirectory.open(root)) {
            StackPreparation stack = prepare(directory);
            Map<String, ProcessBuilder> processes = processes(stack);
            assertThat(secrets(stack)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
            assertThat(
                            Objects.requireNonNull(processes.get(BrokerPlans.MQTT))
                                    .environment()
                                    .toString())
                    .contains(
                            stack.secrets().acquisition(),
                            stack.secrets().gateway(),
                            stack.secrets().bridge(),
                            stack.secrets().dashboard());
            assertThat(processes)
                    .allSatisfy(
                            (name, process) ->
                                    assertThat(process.environment().toString())
                                            .as(name)
                                            .doesNotContain(before));
            assertThat(filesWith(root, before)).isEmpty();
        }
    }

    private static StackPreparation prepare(StackDirectory directory) throws IOException {
        LocalStackOptions options = LocalStackOptions.in(directory.root());
        StackPreparation stack =
                new StackPreparation(
                        options,
                        Installation.locate(),
                        directory,
                        StackAddresses.of(options),
                        new SecretStore(directory.root()).loadOrCreate(),
                        StackDevices.of(SiteModelReader.thesisHome(), directory.root()));
        CredentialsFile.write(directory.root(), stack.credentials());
        return stack;
    }

    /** As each would be started. */
    private static Map<String, ProcessBuilder> processes(StackPreparation stack)
            throws IOException {
        Map<String, ProcessBuilder> processes = new TreeMap<>();
        for (ProcessPlan plan : stack.plans(Console.silent())) {
            processes.put(plan.name(), plan.command().prepare());
        }
        return processes;
    }

    private static List<String> secrets(StackPreparation stack) {
        List<String> secrets =
                new ArrayList<>(
                        List.of(
                                stack.secrets().acquisition(),
                                stack.secrets().gateway(),
                                stack.secrets().bridge(),
                                stack.secrets().dashboard(),
                                stack.secrets().administrator()));
        stack.devices().accounts().stream().map(MqttDevice::password).forEach(secrets::add);
        return secrets;
    }

    private static List<Path> filesWith(Path root, List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> secrets.stream().anyMatch(content(file)::contains))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
