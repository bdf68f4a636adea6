package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool as an operator runs it, on records that were put there by hand. */
class ReconciliationSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final Documents DOCUMENTS = new Documents(STACK);

    @TempDir private Path directory;

    @Test
    void faultsInALiveSystemAreFound() throws Exception {
        Path sent =
                Files.writeString(
                        directory.resolve("seq.json"),
                        "{\"deviceID\":\"hand\",\"location\":\"bench\",\"readings\":1,\"sent\":10,"
                                + "\"acknowledged\":[[1,10]],\"unheard\":[],\"refused\":[]}\n");
        write(1, 1, 6);
        write(2, 7, 9);
        await().atMost(Duration.ofSeconds(20)).until(() -> indexed() == 9);
        Run behind = run(sent);
        assertThat(behind.exitCode).as(behind.output).isEqualTo(1);
        assertThat(behind.output).contains("missing 1: 10");

        write(3, 10, 10);
        Run even = run(sent, "--wait=PT20S", "--settle=PT0S");
        assertThat(even.exitCode).as(even.output).isZero();
        assertThat(even.output).contains("ALL ACCOUNTED FOR");

        write(4, 4, 5);
        await().atMost(Duration.ofSeconds(20)).until(() -> indexed() == 12);
        Run doubled = run(sent);
        assertThat(doubled.exitCode).as(doubled.output).isEqualTo(1);
        assertThat(doubled.output).contains("doubled 2: 4-5").doesNotContain("hand: missing");
    }

    private static long indexed() {
        return DOCUMENTS.readings(Documents.term("location", "bench"));
    }

    /** A window with one reading of each message. */
    private static void write(long commit, long first, long last) throws Exception {
        long messages = last - first + 1;
        String window =
                """
                {"schema":"tributary/aggregated/1","site":"home","location":"bench",
                 "gateway":"by-hand","commit":%d,"part":0,
                 "windowStart":"2026-10-18T12:00:00Z","windowEnd":"2026-10-18T12:00:01Z",
                 "readings":%d,"messages":%d,
                 "devices":[{"deviceID":"hand","messages":%d,"seqs":[[%d,%d]],"elements":[
                    {"element":"temperature","type":"number","unit":"Cel","count":%d,
                     "min":1,"max":1,"sum":%d,"last":1,"lastAt":"2026-10-18T12:00:00Z"}]}],
                 "trace":{"firstSensedAt":"2026-10-18T12:00:00Z",
                          "lastSensedAt":"2026-10-18T12:00:00Z",
                          "firstAcquiredAt":"2026-10-18T12:00:00Z",
                          "lastAcquiredAt":"2026-10-18T12:00:00Z",
                          "aggregatedAt":"2026-10-18T12:00:01Z"}}
                """
                        .formatted(
                                commit, messages, messages, messages, first, last, messages,
                                messages);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        SharedStack.servers().administrator(),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(KafkaTopic.SENSE.topicName(), "home/bench", window))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private record Run(int exitCode, String output) {}

    private static Run run(Path sent, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                System.getProperty("reconciliation.jar"),
                                "--site=home",
                                "--sent=" + sent,
                                "--kafka-config=" + SharedStack.servers().reconciliationConfig(),
                                "--elasticsearch=" + STACK.elasticsearchUrl()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
