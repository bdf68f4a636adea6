package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A script's view of the REST interface. */
final class Rest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI dashboard;
    private final String authorization;

    Rest(LocalStack stack) {
        this(stack.dashboardUrl(), stack.administratorPassword());
    }

    /** The administrator's view of a dashboard. */
    Rest(URI dashboard, String administratorPassword) {
        this.dashboard = dashboard;
        String login = LocalStack.ADMINISTRATOR + ":" + administratorPassword;
        authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** GET below the site, which must answer 200. */
    JsonNode get(String path) {
        HttpResponse<byte[]> response = send(request(path).GET().build());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    path + " answered " + response.statusCode() + ": " + text(response));
        }
        return JsonCodec.mapper().readTree(response.body());
    }

    /** POST of a command, which must answer 202; gives the address of the command. */
    String command(String location, String actuator, String value) {
        HttpResponse<byte[]> response =
                send(
                        request("/locations/%s/actuators/%s/commands".formatted(location, actuator))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"value\":\"%s\"}".formatted(value)))
                                .build());
        if (response.statusCode() != 202) {
            throw new AssertionError(
                    "the command answered " + response.statusCode() + ": " + text(response));
        }
        String address = response.headers().firstValue("Location").orElseThrow();
        return address.substring(address.indexOf("/commands/"));
    }

    /** The last value of an element at a device, or a missing node. */
    JsonNode latest(String location, String device, String element) {
        for (JsonNode reading :
                get("/readings/latest?location=" + location + "&device=" + device).get("items")) {
            if (reading.get("element").asString().equals(element)) {
                return reading.get("value");
            }
        }
        return JsonCodec.mapper().missingNode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(dashboard.resolve("/api/v1/sites/home" + path))
                .header("Authorization", authorization)
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
