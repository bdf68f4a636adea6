package io.tributary.gateway.credential.mqtt;

import io.tributary.gateway.credential.BrokerAccounts;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends commands to the broker's control topic and brings answers back to who asked, by the
 * correlation data of the first of its commands. The PUBACK of a question says nothing: what counts
 * is the answer.
 */
final class ControlTopicAccounts implements BrokerAccounts {

    private static final long PATIENCE_SECONDS = 15;
    private static final String CORRELATION = "correlationData";

    private final MqttConnection connection;
    private final AccountSubscription subscription;
    private final MqttPublisher publisher;
    private final Map<String, CompletableFuture<List<Answer>>> asked = new ConcurrentHashMap<>();
    private long questions;

    ControlTopicAccounts(MqttConnection connection, AccountSubscription subscription) {
        this.connection = connection;
        this.subscription = subscription;
        this.publisher = new MqttPublisher(connection);
    }

    @Override
    public void connect(Runnable ready) {
        subscription.onGranted(ready);
        connection.start();
    }

    @Override
    public void disconnect() {
        connection.stop();
    }

    @Override
    public CompletableFuture<List<Answer>> ask(List<Map<String, Object>> commands) {
        String refused = subscription.trouble();
        if (refused != null) {
            return CompletableFuture.failedFuture(new IllegalStateException(refused));
        }
        String id = nextId();
        CompletableFuture<List<Answer>> answer = new CompletableFuture<>();
        asked.put(id, answer);
        answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((unused, failure) -> asked.remove(id));
        publisher
                .send(MqttTopic.accountControl(), question(id, commands))
                .whenComplete((puback, failure) -> sent(answer, puback, failure));
        return answer;
    }

    private synchronized String nextId() {
        questions++;
        return Long.toString(questions);
    }

    private static byte[] question(String id, List<Map<String, Object>> commands) {
        List<Map<String, Object>> all = new ArrayList<>(commands);
        Map<String, Object> first = new LinkedHashMap<>(commands.getFirst());
        first.put(CORRELATION, id);
        all.set(0, first);
        return JsonCodec.mapper().writeValueAsBytes(Map.of("commands", all));
    }

    private static void sent(
            CompletableFuture<List<Answer>> answer,
            MqttPublisher.@Nullable Answer puback,
            @Nullable Throwable failure) {
        if (failure != null) {
            answer.completeExceptionally(failure);
        } else if (puback != null && puback.isRefused()) {
            answer.completeExceptionally(
                    new IllegalStateException(
                            "the broker does not let this gateway's user change accounts, reason-code="
                                    + puback.reasonCode()));
        }
    }

    /** Takes what arrives, on the thread that reads from the broker. */
    void received(ReceivedMessage message) {
        message.delivery().acknowledge();
        try {
            JsonNode responses =
                    JsonCodec.mapper().readTree(message.getPayload()).path("responses");
            CompletableFuture<List<Answer>> waiting =
                    asked.get(responses.path(0).path(CORRELATION).asString(""));
            if (waiting != null) {
                waiting.complete(answers(responses));
            }
        } catch (JacksonException e) {
            // not an answer to us; who asked hears so when its patience is over
        }
    }

    private static List<Answer> answers(JsonNode responses) {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode response : responses) {
            answers.add(
                    new Answer(
                            response.has("error") ? response.path("error").asString("") : null,
                            response.path("data")));
        }
        return answers;
    }
}
