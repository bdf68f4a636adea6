package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml promises of every container, read without Docker. */
class ComposeFileTests {

    private static final Path ROOT = Path.of("..");
    private static final Map<String, Map<String, Object>> SERVICES = services();

    static Stream<String> names() {
        return SERVICES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void containerMayDoNoMoreThanItNeeds(String name) {
        Map<String, Object> service = service(name);
        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(service).doesNotContainKeys("cap_add", "privileged", "pid", "devices");
        assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(String.valueOf(service.get("user"))).matches("[1-9]\\d*:\\d+");
    }

    @ParameterizedTest
    @MethodSource("names")
    void memoryAndLogAreLimited(String name) {
        assertThat(service(name)).containsKey("mem_limit");
        assertThat(String.valueOf(service(name).get("logging"))).contains("max-size", "max-file");
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingListensBeyondLoopbackUnlessToldTo(String name) {
        for (Object port : list(service(name).get("ports"))) {
            assertThat(String.valueOf(port))
                    .matches("(\\$\\{[A-Z_]+:-127\\.0\\.0\\.1}|127\\.0\\.0\\.1):.*");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void imageHasAVersion(String name) {
        assertThat(String.valueOf(service(name).get("image")))
                .contains(":")
                .doesNotEndWith(":latest");
    }

    @ParameterizedTest
    @MethodSource("names")
    void noSecretStandsInTheEnvironment(String name) {
        if (service(name).get("environment") instanceof Map<?, ?> environment) {
            assertThat(environment.keySet().stream().map(String::valueOf))
                    .noneMatch(key -> key.matches(".*(PASSWORD|SECRET|TOKEN)(?!_?_?FILE).*"));
        }
    }

    @Test
    void imagesOfOursHaveTheVersionOfTheProject() throws IOException {
        Matcher version =
                Pattern.compile("<artifactId>tributary</artifactId>\\s*<version>([^<]+)<")
                        .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        List<String> ours =
                SERVICES.values().stream()
                        .map(service -> String.valueOf(service.get("image")))
                        .filter(image -> image.startsWith("tributary/"))
                        .toList();
        assertThat(ours)
                .hasSizeGreaterThan(5)
                .allMatch(image -> image.endsWith(":-" + version.group(1) + "}"));
    }

    @Test
    void everyServiceOfOursHasAHealthCheckInItsImage() throws IOException {
        for (Map<String, Object> service : SERVICES.values()) {
            if (service.get("build") instanceof String folder) {
                assertThat(Files.readString(ROOT.resolve(folder).resolve("Dockerfile")))
                        .contains("HEALTHCHECK", "USER 10001:10001");
            }
        }
    }

    /** Or each image has a Java runtime of its own. */
    @Test
    void imagesOfServicesShareTheirFirstLayers() throws IOException {
        Set<String> beginnings = new HashSet<>();
        for (Map<String, Object> service : SERVICES.values()) {
            if (service.get("build") instanceof String folder) {
                String file = Files.readString(ROOT.resolve(folder).resolve("Dockerfile"));
                beginnings.add(file.substring(0, file.indexOf("FROM base AS layers")));
            }
        }
        assertThat(beginnings).hasSize(1);
    }

    private static Map<String, Object> service(String name) {
        return Objects.requireNonNull(SERVICES.get(name));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked") // as the format says
    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> file =
                    new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
            return (Map<String, Map<String, Object>>) Objects.requireNonNull(file.get("services"));
        } catch (IOException e) {
            throw new AssertionError("cannot read docker-compose.yml", e);
        }
    }
}
