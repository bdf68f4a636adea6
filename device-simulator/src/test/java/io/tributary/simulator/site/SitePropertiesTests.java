package io.tributary.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.site.SiteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SitePropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SiteProperties.class)
    static class Settings {}

    @TempDir private Path directory;

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withUserConfiguration(Settings.class, SiteConfiguration.class);

    @Test
    void withoutFileItIsTheThesisHome() {
        context.run(
                started -> {
                    assertThat(started.getBean(SiteProperties.class).file()).isNull();
                    assertThat(started.getBean(SiteModel.class).site()).hasToString("home");
                });
    }

    @Test
    void fileNamesTheSite() throws IOException {
        Path file =
                site(
                        """
                        site: plant
                        locations:
                          - name: hall
                            devices: [{id: press, elements: [{name: strokes}]}]
                        """);

        context.withPropertyValues("tributary.site.file=" + file)
                .run(
                        started ->
                                assertThat(started.getBean(SiteModel.class).site())
                                        .hasToString("plant"));
    }

    @Test
    void invalidFileIsExplainedWithFileAndLine() throws IOException {
        Path file = site("site: plant\nlocations: []\n");

        context.withPropertyValues("tributary.site.file=" + file)
                .run(
                        failed ->
                                assertThat(failed)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(file + ":2: locations"));
    }

    @Test
    void missingFileIsExplainedWithoutStackTrace() {
        Throwable failure =
                new UnusableSiteException("Cannot read the site file x", new IOException("x"));

        assertThat(new UnusableSiteFailureAnalyzer().analyze(failure))
                .satisfies(
                        analysis -> {
                            assertThat(analysis.getDescription())
                                    .isEqualTo("Cannot read the site file x");
                            assertThat(analysis.getAction()).contains("--site=FILE");
                        });
    }

    private Path site(String yaml) throws IOException {
        return Files.writeString(directory.resolve("site.yaml"), yaml);
    }
}
