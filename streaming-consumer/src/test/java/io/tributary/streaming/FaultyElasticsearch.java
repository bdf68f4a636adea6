package io.tributary.streaming;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stands before the real Elasticsearch and does to bulk requests what an overloaded one does. */
final class FaultyElasticsearch implements AutoCloseable {

    private static final String TOO_MANY =
            """
            {"error":{"type":"es_rejected_execution_exception","reason":"queue is full"},"status":429}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /** What becomes of a bulk request. */
    enum Fault {
        /** It is passed on. */
        NONE,
        /** It is answered with 429 as a whole. */
        QUEUE_FULL,
        /** Every second document is answered with 429. */
        QUEUE_FULL_FOR_SOME,
        /** It is carried out, but the answer does not come. */
        ANSWER_HANGS
    }

    FaultyElasticsearch() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on, until {@link #heal()}. */
    void suffer(Fault next) {
        hanging = new CountDownLatch(1);
        faults.set(0);
        fault = next;
    }

    /** Ends the fault, and whatever hangs. */
    void heal() {
        fault = Fault.NONE;
        hanging.countDown();
    }

    /** How many bulk requests have suffered since the fault began. */
    int faults() {
        return faults.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestURI().getPath().endsWith("/_bulk") || fault == Fault.NONE) {
                answer(exchange, pass(exchange, body));
                return;
            }
            faults.incrementAndGet();
            switch (fault) {
                case QUEUE_FULL -> answer(exchange, 429, TOO_MANY);
                case QUEUE_FULL_FOR_SOME -> answer(exchange, 200, halfOf(exchange, body));
                case ANSWER_HANGS -> {
                    HttpResponse<String> late = pass(exchange, body);
                    hanging.await();
                    answer(exchange, late);
                }
                case NONE -> throw new IllegalStateException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Passes every first of two documents on and refuses the second. */
    private String halfOf(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i + 1 < lines.size(); i += 4) {
            passed.append(lines.get(i)).append('\n').append(lines.get(i + 1)).append('\n');
        }
        byte[] half = passed.toString().getBytes(StandardCharsets.UTF_8);
        ObjectNode answer = (ObjectNode) JsonCodec.mapper().readTree(pass(exchange, half).body());
        JsonNode stored = answer.get("items");
        ArrayNode items = answer.putArray("items");
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            items.add(i % 4 == 0 ? stored.get(i / 4) : refusal(lines.get(i)));
        }
        return answer.toString();
    }

    private static JsonNode refusal(String action) {
        ObjectNode item = (ObjectNode) JsonCodec.mapper().readTree(action);
        ObjectNode outcome = (ObjectNode) item.get(item.propertyNames().iterator().next());
        outcome.setAll((ObjectNode) JsonCodec.mapper().readTree(TOO_MANY));
        return item;
    }

    private HttpResponse<String> pass(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        URI target = URI.create(Servers.elasticsearch() + exchange.getRequestURI());
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (accept != null) {
            request.header("Accept", accept);
        }
        request.method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void answer(HttpExchange exchange, HttpResponse<String> response)
            throws IOException {
        response.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        response.headers()
                .firstValue("X-Elastic-Product")
                .ifPresent(is -> exchange.getResponseHeaders().set("X-Elastic-Product", is));
        send(exchange, response.statusCode(), response.body());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        heal();
        server.stop(0);
        http.close();
    }
}
