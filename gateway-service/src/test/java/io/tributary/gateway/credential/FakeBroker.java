package io.tributary.gateway.credential;

import io.tributary.topology.json.JsonCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A broker's accounts in memory; may be away, die in the middle, or forget. */
final class FakeBroker implements BrokerAccounts {

    final Map<String, Map<String, Object>> accounts = new ConcurrentHashMap<>();
    final Map<String, Map<String, Object>> roles = new ConcurrentHashMap<>();
    final List<String> changes = new CopyOnWriteArrayList<>();
    volatile boolean away;

    /** Changes of this account are not answered. */
    volatile String deafTo = "";

    final AtomicInteger diesAfter = new AtomicInteger(Integer.MAX_VALUE);
    volatile Runnable ready = () -> {};

    @Override
    public void connect(Runnable whenReady) {
        ready = whenReady;
        whenReady.run();
    }

    @Override
    public void disconnect() {}

    @Override
    public CompletableFuture<List<Answer>> ask(List<Map<String, Object>> commands) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        List<Answer> answers = new ArrayList<>();
        for (Map<String, Object> command : commands) {
            String name = String.valueOf(command.get("command"));
            if (!name.startsWith("get") && diesAfter.getAndDecrement() <= 0) {
                diesAfter.set(Integer.MAX_VALUE);
                away = true;
                return CompletableFuture.failedFuture(new IllegalStateException("died"));
            }
            if (!name.startsWith("get") && deafTo.equals(command.get("username"))) {
                return CompletableFuture.failedFuture(new TimeoutException("no answer"));
            }
            answers.add(answer(name, command));
        }
        return CompletableFuture.completedFuture(answers);
    }

    boolean letsIn(String username, String password) {
        Map<String, Object> account = accounts.get(username);
        return account != null
                && !account.containsKey("disabled")
                && password.equals(account.get("password"))
                && !((List<?>) account.getOrDefault("roles", List.of())).isEmpty();
    }

    private Answer answer(String name, Map<String, Object> command) {
        if (!name.startsWith("get")) {
            changes.add(name);
        }
        boolean isRole = name.endsWith("Role");
        Map<String, Map<String, Object>> all = isRole ? roles : accounts;
        String key = String.valueOf(command.get(isRole ? "rolename" : "username"));
        boolean creates = name.startsWith("create");
        if (creates == all.containsKey(key)) {
            return new Answer(creates ? "exists" : "not found", node(Map.of()));
        }
        Map<String, Object> found = all.computeIfAbsent(key, unused -> new LinkedHashMap<>());
        switch (name) {
            case "getClient" -> {
                return new Answer(null, node(Map.of("client", found)));
            }
            case "getRole" -> {
                return new Answer(null, node(Map.of("role", found)));
            }
            case "deleteClient", "deleteRole" -> all.remove(key);
            case "enableClient" -> found.remove("disabled");
            case "disableClient" -> found.put("disabled", true);
            default -> found.putAll(command);
        }
        return new Answer(null, node(Map.of()));
    }

    private static JsonNode node(Map<String, ?> content) {
        return JsonCodec.mapper().valueToTree(content);
    }
}
