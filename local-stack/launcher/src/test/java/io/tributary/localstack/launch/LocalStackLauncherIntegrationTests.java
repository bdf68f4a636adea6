package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackLauncherIntegrationTests {

    @TempDir private Path directory;

    @Test
    void portInUseIsOneLineAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process launcher =
                    launch("TRIBUTARY_KAFKA_PORT", Integer.toString(taken.getLocalPort()));
            assertThat(output(launcher))
                    .contains(
                            "local-stack         | Port %d (kafka) is in use."
                                    .formatted(taken.getLocalPort()))
                    .doesNotContain("starting");
            assertThat(launcher.waitFor()).isEqualTo(1);
        }
        assertThat(Files.exists(directory.resolve("stack/data"))).isFalse();
    }

    @Test
    void settingThatCannotBeUsedIsOneLine() throws Exception {
        Process launcher = launch("TRIBUTARY_SIMULATOR_ENABLED", "perhaps");
        assertThat(output(launcher).lines())
                .containsExactly(
                        "local-stack         | tributary.simulator.enabled (or TRIBUTARY_SIMULATOR_ENABLED) must be true or false.");
        assertThat(launcher.waitFor()).isEqualTo(1);
    }

    @Test
    void siteFileThatCannotBeUsedIsToldBeforeAnythingStarts() throws Exception {
        Path file = Files.writeString(directory.resolve("site.yaml"), "site: my farm\n");
        Process launcher = launch("TRIBUTARY_SITE_FILE", file.toString());
        assertThat(output(launcher).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("local-stack         | " + file + ":1: "))
                .first()
                .asString()
                .contains("site is \"my farm\"; allowed:");
        assertThat(launcher.waitFor()).isEqualTo(1);
        assertThat(directory.resolve("stack")).doesNotExist();
    }

    @Test
    void folderInUseIsOneLine() throws Exception {
        StackDirectory taken = StackDirectory.open(directory.resolve("stack"));
        try {
            Process launcher = launch("TRIBUTARY_KAFKA_PORT", "0");
            assertThat(output(launcher).lines())
                    .singleElement()
                    .asString()
                    .contains("A local stack is running in " + taken.root());
            assertThat(launcher.waitFor()).isEqualTo(1);
        } finally {
            taken.close();
        }
    }

    private Process launch(String variable, String value) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LocalStackLauncher.class.getName())
                        .redirectErrorStream(true);
        builder.environment()
                .put("TRIBUTARY_STACK_DIRECTORY", directory.resolve("stack").toString());
        builder.environment().put(variable, value);
        return builder.start();
    }

    private static String output(Process launcher) throws IOException {
        return new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
