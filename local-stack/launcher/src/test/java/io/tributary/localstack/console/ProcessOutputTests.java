package io.tributary.localstack.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessOutputTests {

    @TempDir private Path logs;

    @Test
    void outputIsWrittenDownAndItsEndRemembered() throws Exception {
        ProcessOutput output = output();
        follow(
                output,
                IntStream.range(0, 100)
                        .mapToObj(i -> "line " + i)
                        .collect(Collectors.joining("\n")));
        assertThat(Files.readAllLines(logs.resolve("kafka.log"))).hasSize(100).contains("line 0");
        assertThat(output.lastLines()).hasSize(25).startsWith("line 75").endsWith("line 99");
    }

    @Test
    void markerCountsForThePresentRunOnly() throws Exception {
        ProcessOutput output = output();
        assertThat(output.hasShownMarker()).isFalse();
        follow(output, "INFO Server started (1)\n" + "more\n".repeat(100));
        assertThat(output.hasShownMarker()).isTrue();
        follow(output, "starting\n");
        assertThat(output.hasShownMarker()).isFalse();
        assertThat(output.lastLines()).containsExactly("starting");
    }

    @Test
    void endlessLineIsCut() throws IOException {
        BoundedLineReader reader =
                new BoundedLineReader(new StringReader("x".repeat(1_000) + "\r\nnext"), 10);
        assertThat(reader.read()).isEqualTo("x".repeat(10));
        assertThat(reader.read()).isEqualTo("next");
        assertThat(reader.read()).isNull();
    }

    @Test
    void fullLogMakesRoomForANewOne() throws IOException {
        Path file = logs.resolve("small.log");
        try (LogFile log = new LogFile(file, 10)) {
            for (String line : new String[] {"first line", "second line", "third line"}) {
                log.write(line);
            }
        }
        try (LogFile log = new LogFile(file, 1_000)) {
            log.write("later");
        }
        assertThat(logs.resolve("small.log.1")).hasContent("second line");
        assertThat(file).hasContent("third line\nlater");
    }

    @Test
    void logThatCannotBeWrittenForAWhileDoesNotEndTheReading() throws Exception {
        Path log = Files.createDirectory(logs.resolve("kafka.log"));
        ProcessOutput output = output();
        PipedOutputStream process = new PipedOutputStream();
        Thread reader = output.follow(new PipedInputStream(process));
        process.write("while the disk is full\n".getBytes(StandardCharsets.UTF_8));
        process.flush();
        await().until(() -> output.lastLines().contains("while the disk is full"));
        Files.delete(log);
        process.write("later\n".getBytes(StandardCharsets.UTF_8));
        process.close();
        reader.join();
        assertThat(output.lastLines()).endsWith("later");
        assertThat(log).content().endsWith("later\n");
    }

    private ProcessOutput output() {
        return new ProcessOutput(
                "kafka", logs.resolve("kafka.log"), Console.silent(), "Server started");
    }

    private static void follow(ProcessOutput output, String text) throws InterruptedException {
        output.follow(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).join();
    }
}
