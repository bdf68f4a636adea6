package io.tributary.localstack.kafka.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats the data folder if it is new, then runs Kafka as its own start script would. */
public final class KafkaMain {

    private static final int NODE_ID = 1;

    private KafkaMain() {}

    /** Arguments: {@code server.properties}, the data folder. */
    public static void main(String[] arguments) throws Exception {
        formatIfNew(Path.of(arguments[1]));
        Kafka.main(new String[] {arguments[0]});
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
