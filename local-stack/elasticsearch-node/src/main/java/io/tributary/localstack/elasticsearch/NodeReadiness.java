package io.tributary.localstack.elasticsearch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a node that is starting serves requests.
 *
 * @param process the node
 * @param work where it writes its address and its output
 * @param patience longest wait
 */
record NodeReadiness(Process process, WorkDirectory work, Duration patience) {

    private static final String HEALTH = "/_cluster/health?wait_for_status=yellow&timeout=5s";
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 8_000;
    private static final int PAUSE_MILLIS = 50;
    private static final int LAST_LINES = 20;

    URI await() throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<URI> uri = address();
            if (uri.isPresent() && serves(uri.get())) {
                return uri.get();
            }
            if (hasEnded()) {
                throw failure("ended while starting, with exit code " + process.exitValue());
            }
        }
        throw failure("was not ready within " + patience.toSeconds() + " s");
    }

    private Optional<URI> address() throws IOException {
        if (!Files.exists(work.portsFile())) {
            return Optional.empty();
        }
        return Files.readAllLines(work.portsFile()).stream()
                .filter(line -> !line.isBlank())
                .map(line -> URI.create("http://" + line.strip()))
                .findFirst();
    }

    private static boolean serves(URI uri) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri.resolve(HEALTH).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ElasticsearchStartException("interrupted while Elasticsearch was starting");
        }
    }

    private ElasticsearchStartException failure(String what) throws IOException {
        List<String> lines =
                new String(Files.readAllBytes(work.console()), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new ElasticsearchStartException(
                "Elasticsearch %s, see %s:%n%s"
                        .formatted(
                                what, work.console(), String.join(System.lineSeparator(), last)));
    }
}
