package io.tributary.gateway.credential;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The accounts of the site's broker. */
public interface BrokerAccounts {

    /**
     * Begins to keep a connection.
     *
     * @param ready is called on each new one that may ask
     */
    void connect(Runnable ready);

    void disconnect();

    /**
     * Has the broker carry out commands, in order; one that fails keeps no other from its turn.
     *
     * @param commands of Mosquitto's dynamic security plugin
     * @return an answer for each; fails when there is no connection, or no answer in time: then
     *     they are perhaps carried out
     */
    CompletableFuture<List<Answer>> ask(List<Map<String, Object>> commands);

    /**
     * The answer to one command.
     *
     * @param error why it was not carried out; null: it was
     * @param data what was asked for
     */
    record Answer(@Nullable String error, JsonNode data) {}
}
