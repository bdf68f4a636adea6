package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.name.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSiteTests {

    @TempDir private Path root;

    @Test
    void dataBelongsToTheSiteThatCameFirst() throws IOException {
        try (StackDirectory directory = StackDirectory.open(root)) {
            StackSite.take(directory, SiteId.of("home"));
            StackSite.take(directory, SiteId.of("home"));
            assertThatExceptionOfType(StackStartException.class)
                    .isThrownBy(() -> StackSite.take(directory, SiteId.of("farm")))
                    .withMessage(
                            "The data in %s is that of site home, and this is site farm. Choose another folder with TRIBUTARY_STACK_DIRECTORY, or remove %s/data to begin anew."
                                    .formatted(root, root));
            Files.delete(root.resolve("data/site"));
            Files.delete(root.resolve("data"));
            StackSite.take(directory, SiteId.of("farm"));
            assertThat(root.resolve("data/site")).hasContent("farm");
        }
    }

    @Test
    void siteIsThatOfTheFileOrTheThesisHome() throws IOException {
        Path file =
                Files.writeString(
                        root.resolve("site.yaml"),
                        "site: farm\nlocations: [{name: field, devices: []}]\n");
        assertThat(StackSite.model(Optional.of(file)).site()).isEqualTo(SiteId.of("farm"));
        assertThat(StackSite.model(Optional.empty()).site()).isEqualTo(SiteId.of("home"));
    }

    @Test
    void everyProblemOfTheFileIsALine() throws IOException {
        Path file = Files.writeString(root.resolve("site.yaml"), "site: my farm\n");
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> StackSite.model(Optional.of(file)).site())
                .withMessageStartingWith(file + ":1: ")
                .withMessageContaining("is \"my farm\"; allowed:")
                .withMessageContaining("at least one location is needed");
    }

    @Test
    void fileThatIsNoTextIsToldAsSuch() throws IOException {
        Path file = Files.write(root.resolve("site.yaml"), new byte[] {(byte) 0xff, 1});
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> StackSite.model(Optional.of(file)).site())
                .withMessage(file + ":1: is not UTF-8 text");
    }
}
