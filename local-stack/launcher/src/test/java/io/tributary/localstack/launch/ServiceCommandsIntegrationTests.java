package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the agent, which is built after the other tests. */
class ServiceCommandsIntegrationTests {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir private Path directory;
    private final List<String> notices = new ArrayList<>();
    private Installation installation;
    private ServiceCommands commands;

    /** A checkout of its own, with what the build has made. */
    @BeforeEach
    void installation() throws IOException {
        Installation built = Installation.locate();
        installation = new Installation(directory, built.version());
        copy(
                built.serviceJar(ServicePlans.ACQUISITION),
                installation.serviceJar(ServicePlans.ACQUISITION));
        copy(built.agentJar(), installation.agentJar());
        commands = commands(Runtime.version().feature());
    }

    private ServiceCommands commands(int java) {
        return new ServiceCommands(installation, java, notices::add);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    /** What is built again is of another time, though nothing in it has changed. */
    private void buildAgain() throws IOException {
        FileTime later = FileTime.from(Instant.now().plusSeconds(60));
        Files.setLastModifiedTime(installation.agentJar(), later);
        Files.setLastModifiedTime(installation.serviceJar(ServicePlans.ACQUISITION), later);
    }

    @Test
    void virtualMachineArchivesItsClassesAndTheNextOneStartsFromThemAfterAnotherBuild()
            throws Exception {
        List<String> first = commands.of(ServicePlans.ACQUISITION);
        runWithoutSettings(first, "-Xshare:auto");
        ClassArchive.keep(first, true);
        buildAgain();

        Path loaded = directory.resolve("loaded.txt");
        runWithoutSettings(
                commands.of(ServicePlans.ACQUISITION), "-Xlog:class+load:file=" + loaded);

        assertThat(Files.readString(loaded))
                .containsPattern(
                        "org\\.springframework\\.\\S+ source: shared objects file \\(top\\)");
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23, 24, 25})
    void olderJavaIsGivenNoOptionThatItDoesNotKnow(int java) {
        List<String> command = commands(java).of(ServicePlans.ACQUISITION);

        assertThat(command).contains("-Xms64m", "-Xmx256m");
        assertThat(command.contains("-XX:TrimNativeHeapInterval=5000")).isEqualTo(java >= 23);
        assertThat(command.contains("--sun-misc-unsafe-memory-access=allow")).isEqualTo(java >= 23);
        assertThat(command.contains("-Xlog:aot*=off")).isEqualTo(java >= 25);
    }

    @Test
    void whereNothingCanBeWrittenTheJarIsStartedAndThatIsTold() throws IOException {
        Path unpacked = directory.resolve("local-stack/launcher/target/unpacked");
        Files.createFile(unpacked);

        assertThat(commands.of(ServicePlans.ACQUISITION))
                .endsWith("-jar", installation.serviceJar(ServicePlans.ACQUISITION).toString());
        assertThat(notices)
                .singleElement()
                .asString()
                .startsWith("acquisition-service starts from its jar as it is, slower: ")
                .contains(unpacked.toString());
    }

    /** It says what it lacks and ends, which is all that is needed of it here. */
    private void runWithoutSettings(List<String> command, String option) throws Exception {
        List<String> with = new ArrayList<>(command);
        with.add(1, option);
        ProcessBuilder builder = new ProcessBuilder(with).directory(directory.toFile());
        Launch.clean(builder.environment());
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("output.txt").toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
