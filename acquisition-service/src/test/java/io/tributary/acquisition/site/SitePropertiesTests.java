package io.tributary.acquisition.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.SiteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class SitePropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Enabled.class);

    @Test
    void withoutFileItIsTheThesisHome() {
        context.run(
                started ->
                        assertThat(started.getBean(SiteModel.class).site())
                                .isEqualTo(SiteId.of("home")));
    }

    @Test
    void siteIsReadFromItsFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("site.yaml");
        Files.writeString(file, "{site: farm, locations: [{name: field}]}");
        context.withPropertyValues("tributary.site.file=" + file)
                .run(
                        started ->
                                assertThat(started.getBean(SiteModel.class).site())
                                        .isEqualTo(SiteId.of("farm")));
    }

    @Test
    void fileThatIsNotThereStopsTheStart() {
        context.withPropertyValues("tributary.site.file=/nowhere/site.yaml")
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .hasStackTraceContaining(
                                                "cannot read the site file /nowhere/site.yaml"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SiteProperties.class)
    @Import(SiteConfiguration.class)
    static class Enabled {}
}
