package io.tributary.topology.site;

import io.tributary.topology.json.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a site model from {@code site.yaml}. */
public final class SiteModelReader {

    private static final String THESIS_HOME = "/io/tributary/topology/site/thesis-home.yaml";

    /**
     * What Kafka's default limits let through: it is written packed by gzip. A larger model would
     * never reach the cloud.
     */
    private static final int MAX_PACKED_BYTES = 1_000_000;

    /**
     * As JSON: some 10,000 devices of two elements. Reading a site takes thirty times that of
     * memory for a moment, of which a service has 256 MiB.
     */
    private static final int MAX_BYTES = 3_000_000;

    private SiteModelReader() {}

    /**
     * Reads a site file.
     *
     * @throws InvalidSiteModelException with every problem in it
     * @throws UncheckedIOException when the file cannot be read
     */
    public static SiteModel read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new InvalidSiteModelException(
                    file.toString(), List.of(new SiteModelProblem(1, "", "is not UTF-8 text")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the site file " + file, e);
        }
    }

    /** The default site: the home of the thesis that Tributary grew out of. */
    public static SiteModel thesisHome() {
        return parse("thesis-home.yaml", thesisHomeYaml());
    }

    /** The default site as YAML text, to start one's own from. */
    public static String thesisHomeYaml() {
        try (InputStream in = SiteModelReader.class.getResourceAsStream(THESIS_HOME)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + THESIS_HOME);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the text of a site file.
     *
     * @param name the file's name, for messages
     * @throws InvalidSiteModelException with every problem in it
     */
    public static SiteModel parse(String name, String text) {
        List<SiteModelProblem> problems = new ArrayList<>();
        Node root = compose(name, text);
        if (!(root instanceof MappingNode mapping) || !YamlMap.keysAreText(mapping)) {
            throw new InvalidSiteModelException(
                    name,
                    List.of(
                            new SiteModelProblem(
                                    1, "", "must be a mapping with site, zone and locations")));
        }
        SiteModel model = new SiteYaml().site(new YamlMap(mapping, "", problems), text);
        requireRoomInARecord(model, problems);
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(SiteModelProblem::line));
            throw new InvalidSiteModelException(name, problems);
        }
        return model;
    }

    private static void requireRoomInARecord(SiteModel model, List<SiteModelProblem> problems) {
        byte[] json = JsonCodec.of(SiteModel.class).encode(model);
        int packed = json.length <= MAX_PACKED_BYTES ? 0 : packedBytes(json);
        if (json.length > MAX_BYTES || packed > MAX_PACKED_BYTES) {
            problems.add(
                    new SiteModelProblem(
                            1,
                            "",
                            "is too large: %d bytes as JSON, %d packed, at most %d and %d are possible; divide it into several sites"
                                    .formatted(json.length, packed, MAX_BYTES, MAX_PACKED_BYTES)));
        }
    }

    private static int packedBytes(byte[] json) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }

    private static @Nullable Node compose(String name, String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidSiteModelException(
                    name,
                    List.of(new SiteModelProblem(line, "", "is not YAML: " + e.getProblem())));
        } catch (YAMLException e) {
            throw new InvalidSiteModelException(
                    name, List.of(new SiteModelProblem(1, "", "is not YAML: " + e.getMessage())));
        }
    }
}
