package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandsTests {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir private Path directory;
    private final List<String> notices = new ArrayList<>();
    private ServiceCommands commands;

    /** A checkout of its own, with what the build has made. */
    @BeforeEach
    void installation() throws IOException {
        Installation built = Installation.locate();
        Installation copy = new Installation(directory, built.version());
        copy(built.serviceJar(ServicePlans.ACQUISITION), copy.serviceJar(ServicePlans.ACQUISITION));
        copy(built.agentJar(), copy.agentJar());
        commands = new ServiceCommands(copy, notices::add);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    @Test
    void virtualMachineArchivesItsClassesAndTheNextOneStartsFromThem() throws Exception {
        List<String> first = commands.of(ServicePlans.ACQUISITION);
        runWithoutSettings(first, "-Xshare:auto");
        ClassArchive.keep(first, true);

        Path loaded = directory.resolve("loaded.txt");
        runWithoutSettings(
                commands.of(ServicePlans.ACQUISITION), "-Xlog:class+load:file=" + loaded);

        assertThat(Files.readString(loaded))
                .containsPattern(
                        "org\\.springframework\\.\\S+ source: shared objects file \\(top\\)");
        assertThat(notices).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenTheJarIsStartedAndThatIsTold() throws IOException {
        Path unpacked = directory.resolve("local-stack/launcher/target/unpacked");
        Files.createFile(unpacked);

        assertThat(commands.of(ServicePlans.ACQUISITION))
                .endsWith(
                        "-jar",
                        new Installation(directory, Installation.locate().version())
                                .serviceJar(ServicePlans.ACQUISITION)
                                .toString());
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
