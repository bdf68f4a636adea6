package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.services.ManagedExtensionExecutorService;
import com.hivemq.extension.sdk.api.services.exception.NoSuchClientIdException;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the open connections of each account, and closes them. Thread-safe. */
final class DeviceSessions {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSessions.class);

    /** One that was just being opened can be closed by then. */
    private static final long AGAIN_SECONDS = 1;

    private static final String ACCOUNT = "tributary-account";
    private static final String STATE = "tributary-account-state";

    private final ClientService clients;
    private final ManagedExtensionExecutorService executor;
    private final UnaryOperator<String> stateOf;
    private final Map<String, Set<Connection>> open = new ConcurrentHashMap<>();

    /**
     * @param stateOf gives another text whenever the account of that name is another
     */
    DeviceSessions(
            ClientService clients,
            ManagedExtensionExecutorService executor,
            UnaryOperator<String> stateOf) {
        this.clients = clients;
        this.executor = executor;
        this.stateOf = stateOf;
    }

    /**
     * A connection is about to be opened, under a name that is not proven yet. To be called before
     * the account is looked at: one that changes from then on closes the connection.
     */
    void opening(ConnectionInformation connection, String username) {
        ConnectionAttributeStore attributes = connection.getConnectionAttributeStore();
        attributes.putAsString(ACCOUNT, username);
        attributes.putAsString(STATE, stateOf.apply(username));
    }

    /** Under which name a connection is open. */
    static Optional<String> account(ConnectionInformation connection) {
        return connection.getConnectionAttributeStore().getAsString(ACCOUNT);
    }

    /** A listener for one connection. */
    ClientLifecycleEventListener listener() {
        return new Connection();
    }

    /** Closes what is open of these accounts. Returns at once. */
    void close(Collection<String> usernames) {
        List<Connection> found =
                usernames.stream()
                        .flatMap(username -> open.getOrDefault(username, Set.of()).stream())
                        .toList();
        found.forEach(Connection::close);
        executor.schedule(
                () -> found.stream().filter(Connection::isOpen).forEach(Connection::close),
                AGAIN_SECONDS,
                TimeUnit.SECONDS);
    }

    /**
     * Closes what is open of an account that is gone, and ends the session of its client id: who
     * gets an account of that name finds nothing waiting.
     */
    void end(@Nullable DeviceAccount gone) {
        if (gone == null) {
            return;
        }
        close(List.of(gone.username()));
        String clientId = gone.clientId();
        if (clientId != null) {
            disconnect(clientId)
                    .thenCompose(unused -> clients.invalidateSession(clientId))
                    .whenComplete((unused, failure) -> ended(clientId, failure));
        }
    }

    private static void ended(String clientId, @Nullable Throwable failure) {
        if (failure != null && !(failure.getCause() instanceof NoSuchClientIdException)) {
            LOG.warn(
                    "a session was not ended, client-id={}, cause={}",
                    clientId,
                    failure.toString());
        }
    }

    /** With its last will: nobody else tells that it is gone. */
    private CompletableFuture<Boolean> disconnect(String clientId) {
        return clients.disconnectClient(
                clientId, false, DisconnectReasonCode.NOT_AUTHORIZED, "the account was changed");
    }

    /** One connection. Called in order by the broker. */
    private final class Connection implements ClientLifecycleEventListener {

        private volatile String clientId = "";
        private volatile String username = "";

        @Override
        public void onMqttConnectionStart(ConnectionStartInput input) {
            clientId = input.getClientInformation().getClientId();
        }

        @Override
        public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
            account(input.getConnectionInformation())
                    .ifPresent(name -> opened(name, input.getConnectionInformation()));
        }

        private void opened(String account, ConnectionInformation connection) {
            username = account;
            open.computeIfAbsent(account, unused -> ConcurrentHashMap.newKeySet()).add(this);
            // whoever changed the account before did not find this one
            if (!connection
                    .getConnectionAttributeStore()
                    .getAsString(STATE)
                    .equals(Optional.of(stateOf.apply(account)))) {
                DeviceSessions.this.close(List.of(account));
            }
        }

        boolean isOpen() {
            return open.getOrDefault(username, Set.of()).contains(this);
        }

        @Override
        public void onDisconnect(DisconnectEventInput input) {
            open.computeIfPresent(
                    username,
                    (unused, connections) -> {
                        connections.remove(this);
                        return connections.isEmpty() ? null : connections;
                    });
        }

        void close() {
            LOG.info("closing a connection, account={}, client-id={}", username, clientId);
            disconnect(clientId);
        }
    }
}
