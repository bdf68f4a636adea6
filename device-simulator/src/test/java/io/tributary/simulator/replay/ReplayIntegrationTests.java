package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.tributary.simulator.Simulator;
import io.tributary.simulator.mqtt.Watcher;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ReplayIntegrationTests {

    /** A real data set that stands beside the project where it is at hand, never in it. */
    private static final Path ROOM_OCCUPANCY =
            Path.of(
                    System.getProperty(
                            "tributary.test.room-occupancy",
                            "../../shared/data/room-occupancy.csv"));

    @TempDir private Path directory;

    @Test
    void everyGoodRowIsPublishedOnceAndEveryBadRowIsNamed(CapturedOutput output)
            throws IOException {
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("sense/greenhouse/#"))) {
            int exitCode =
                    Simulator.run(
                            "--replay=" + file("greenhouse.csv"),
                            "--location=greenhouse",
                            "--device=pad-1",
                            "--speed=600");

            assertThat(exitCode).isZero();
            await().until(() -> watcher.seen().size() >= 5);
            assertThat(watcher.payloadsOn("sense/greenhouse/pad-1"))
                    .hasSize(5)
                    .extracting(ReplayIntegrationTests::withoutBoot)
                    .startsWith(
                            message(1, "06:00", "temperature", "14.25", "humidity", "81"),
                            message(2, "06:01", "temperature", "14.375", "humidity", "80.5"));
            assertThat(output)
                    .contains("greenhouse.csv:5: row left out: temperature: \"fourteen\" is not")
                    .contains("greenhouse.csv:6: row left out: \"not-a-time\" is not a time")
                    .contains("greenhouse.csv:9: row left out: 2 cells, but the header has 4")
                    .contains("5 rows, 14 readings in ")
                    .contains("3 bad rows left out, at lines [5, 6, 9]");
        }
    }

    @Test
    void rowsAreSpacedAsTheirTimesAndTheSpeedSay() throws IOException {
        long start = System.nanoTime();

        int exitCode =
                Simulator.run(
                        "--replay=" + file("greenhouse.csv"),
                        "--location=greenhouse",
                        "--device=pad-2",
                        "--speed=120");

        assertThat(exitCode).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(3_500));
    }

    @Test
    void longFormNumbersEachDeviceForItself() throws IOException {
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("sense/cellar/#"))) {
            int exitCode = Simulator.run("--replay=" + file("meters.csv"), "--speed=max");

            assertThat(exitCode).isZero();
            await().until(() -> watcher.seen().size() >= 5);
            assertThat(seqs(watcher, "sense/cellar/meter-1")).containsExactly(1, 2, 3);
            assertThat(seqs(watcher, "sense/cellar/meter-2")).containsExactly(1, 2);
            assertThat(watcher.payloadsOn("sense/cellar/meter-2").getLast())
                    .contains("{\"element\":\"leak\",\"measure\":true}")
                    .contains("\"timestamp\":\"2024-05-01T06:02:00Z\"");
        }
    }

    @Test
    void fileThatCannotBeUsedFailsTheRunWithAReason(CapturedOutput output) throws IOException {
        assertThat(Simulator.run("--replay=" + directory.resolve("none.csv"))).isEqualTo(1);
        assertThat(output).contains("cannot read the file");

        assertThat(Simulator.run("--replay=" + file("greenhouse.csv"), "--device=a")).isEqualTo(1);
        assertThat(output).contains("has no column location: name one with --location=NAME");

        Path empty = Files.createFile(directory.resolve("empty.csv"));
        assertThat(Simulator.run("--replay=" + empty)).isEqualTo(1);
        assertThat(output).contains("is empty; the first row must name the columns");
    }

    @Test
    void realDataSetArrivesCompletelyAndInOrder() throws IOException {
        assumeThat(ROOM_OCCUPANCY).exists();
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("sense/office/#"))) {
            int exitCode =
                    Simulator.run(
                            "--replay=" + ROOM_OCCUPANCY,
                            "--location=office",
                            "--device=occupancy-1",
                            "--speed=max");

            assertThat(exitCode).isZero();
            await().atMost(Duration.ofSeconds(60)).until(() -> watcher.seen().size() >= 8_143);
            List<String> rows = new ArrayList<>();
            rows.add("time,temperature,humidity,light,co2");
            watcher.payloadsOn("sense/office/occupancy-1")
                    .forEach(payload -> rows.add(asRow(payload)));
            assertThat(rows).isEqualTo(Files.readAllLines(ROOM_OCCUPANCY));
        }
    }

    @Test
    void whatComesBeforeAnUnreadablePartIsPublishedAndTold(CapturedOutput output)
            throws IOException {
        String rows =
                IntStream.range(0, 300)
                        .mapToObj(i -> (1_700_000_000 + i) + ",1\n")
                        .collect(Collectors.joining("", "time,x\n", "1700001000,\u00e9\n"));
        Path latin1 =
                Files.writeString(
                        directory.resolve("latin1.csv"), rows, StandardCharsets.ISO_8859_1);
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("sense/attic/#"))) {
            int exitCode =
                    Simulator.run(
                            "--replay=" + latin1,
                            "--location=attic",
                            "--device=pad-3",
                            "--speed=max");

            assertThat(exitCode).isEqualTo(1);
            await().until(() -> watcher.seen().size() >= 300);
            assertThat(output)
                    .contains("latin1.csv: 300 rows, 300 readings in ")
                    .contains("latin1.csv:302: cannot be read any further: ");
        }
    }

    /** The message as the row that it came from. */
    private static String asRow(String payload) {
        JsonNode message = JsonMapper.shared().readTree(payload);
        StringBuilder row = new StringBuilder(message.get("timestamp").asString());
        String text = payload;
        for (JsonNode measure : message.get("measures")) {
            String element = "\"" + measure.get("element").asString() + "\",\"measure\":";
            int from = text.indexOf(element) + element.length();
            row.append(',').append(text, from, text.indexOf('}', from));
        }
        return row.toString();
    }

    private static String message(long seq, String time, String... measures) {
        StringBuilder json = new StringBuilder("{\"deviceID\":\"pad-1\",\"measures\":[");
        for (int i = 0; i < measures.length; i += 2) {
            json.append(
                    "{\"element\":\"%s\",\"measure\":%s},".formatted(measures[i], measures[i + 1]));
        }
        return json
                + "{\"element\":\"window-open\",\"measure\":false}],"
                + "\"timestamp\":\"2024-05-01T%s:00Z\",\"seq\":%d".formatted(time, seq);
    }

    private static String withoutBoot(String payload) {
        return payload.substring(0, payload.indexOf(",\"boot\""));
    }

    private static List<Integer> seqs(Watcher watcher, String topic) {
        return watcher.payloadsOn(topic).stream()
                .map(payload -> JsonMapper.shared().readTree(payload).get("seq").asInt())
                .toList();
    }

    private Path file(String name) throws IOException {
        Path copy = directory.resolve(name);
        try (InputStream in = ReplayIntegrationTests.class.getResourceAsStream(name)) {
            Files.write(copy, Objects.requireNonNull(in, name).readAllBytes());
        }
        return copy;
    }
}
