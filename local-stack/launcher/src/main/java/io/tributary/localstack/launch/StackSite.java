package io.tributary.localstack.launch;

import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.InvalidSiteModelException;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The site whose data a stack's folder holds. The broker's sessions and the gateway's journal are
 * that site's alone: the gateway of another would take what waits there for its own.
 */
final class StackSite {

    private StackSite() {}

    /**
     * The site of the file, or the default one.
     *
     * @throws StackStartException if the file cannot be used; names every problem with its line
     */
    static SiteModel model(Optional<Path> file) {
        try {
            return file.map(SiteModelReader::read).orElseGet(SiteModelReader::thesisHome);
        } catch (InvalidSiteModelException e) {
            throw new StackStartException(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new StackStartException(e.getMessage() + ": " + e.getCause());
        }
    }

    /**
     * Makes the data that site's, if it is nobody's yet.
     *
     * @throws StackStartException if it is another's
     */
    static void take(StackDirectory directory, SiteId site) throws IOException {
        Path data = directory.root().resolve("data");
        Path owner = data.resolve("site");
        if (!Files.exists(owner)) {
            Files.createDirectories(data);
            Files.writeString(owner, site + "\n", StandardCharsets.UTF_8);
            return;
        }
        String other = Files.readString(owner, StandardCharsets.UTF_8).strip();
        if (!other.equals(site.value())) {
            throw new StackStartException(
                    "The data in %s is that of site %s, and this is site %s. Choose another folder with TRIBUTARY_STACK_DIRECTORY, or remove %s to begin anew."
                            .formatted(directory.root(), other, site, data));
        }
    }
}
