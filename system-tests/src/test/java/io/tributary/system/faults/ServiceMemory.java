package io.tributary.system.faults;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.StackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** What a running service holds, as its metrics and the operating system tell. */
final class ServiceMemory {

    private final LocalStack stack;
    private final String service;
    private final StackPort port;
    private final HttpClient http = HttpClient.newHttpClient();

    ServiceMemory(LocalStack stack, String service, StackPort port) {
        this.stack = stack;
        this.service = service;
        this.port = port;
    }

    /** Bytes of the heap that are in use right after a full collection. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Process collection =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(stack.process(service).pid()),
                                "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!collection.waitFor(20, TimeUnit.SECONDS) || collection.exitValue() != 0) {
            throw new IOException("no garbage collection of " + service);
        }
        return (long) sum("jvm_memory_used_bytes{area=\"heap\"");
    }

    /** Bytes of memory that the process has in all. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(stack.process(service).pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private String login() {
        String login = LocalStack.METRICS + ":" + stack.metricsPassword();
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** The sum over all metrics whose line in Prometheus' format begins so. */
    double sum(String beginning) throws IOException, InterruptedException {
        URI metrics =
                URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(stack.port(port)));
        String lines =
                http.send(
                                HttpRequest.newBuilder(metrics)
                                        .header("Authorization", login())
                                        .timeout(Duration.ofSeconds(5))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        return lines.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
