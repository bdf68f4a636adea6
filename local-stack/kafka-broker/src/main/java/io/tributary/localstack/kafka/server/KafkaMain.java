package io.tributary.localstack.kafka.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats the data folder if it is new, then runs Kafka as its own start script would. */
public final class KafkaMain {

    private static final String FURTHER_SETTINGS = "TRIBUTARY_BROKER_SETTINGS_FILE";
    private static final int NODE_ID = 1;

    private KafkaMain() {}

    /** Arguments: {@code server.properties}, the data folder. */
    public static void main(String[] arguments) throws Exception {
        formatIfNew(Path.of(arguments[1]));
        Kafka.main(new String[] {properties(Path.of(arguments[0])).toString()});
    }

    /** With the further settings that the environment names, which go before. */
    private static Path properties(Path written) throws IOException {
        String further = System.getenv(FURTHER_SETTINGS);
        if (further == null) {
            return written;
        }
        Properties all = new Properties();
        for (Path each : List.of(written, Path.of(further))) {
            try (InputStream in = Files.newInputStream(each)) {
                all.load(in);
            }
        }
        Path merged = written.resolveSibling("server-merged.properties");
        try (OutputStream out = Files.newOutputStream(merged)) {
            all.store(out, null);
        }
        return merged;
    }

    private static void formatIfNew(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setPrintStream(nowhere)
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .run();
    }
}
