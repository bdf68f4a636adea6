package io.tributary.localstack.mqtt.hivemq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.services.ManagedExtensionExecutorService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceSessionsTests {

    private final List<String> closed = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Map<String, String> states = new HashMap<>(Map.of("lamp", "enabled"));
    private final ClientService clients = mock();
    private final ManagedExtensionExecutorService executor = mock();
    private final DeviceSessions sessions =
            new DeviceSessions(clients, executor, name -> states.getOrDefault(name, "none"));

    @BeforeEach
    void rememberWhatIsClosed() {
        given(clients.disconnectClient(anyString(), anyBoolean(), any(), any()))
                .willAnswer(
                        call -> {
                            closed.add(call.getArgument(0));
                            return CompletableFuture.completedFuture(true);
                        });
        given(executor.schedule(any(Runnable.class), anyLong(), any()))
                .willAnswer(
                        call -> {
                            later.add(call.getArgument(0));
                            return null;
                        });
    }

    @Test
    void connectionOfAnAccountThatDidNotChangeStays() {
        open("lamp-1", connection());
        assertThat(closed).isEmpty();
    }

    @Test
    void accountThatChangesDuringASlowAuthenticationClosesTheConnection() {
        ConnectionInformation connection = connection();
        sessions.opening(connection, "lamp");
        states.put("lamp", "disabled");
        sessions.close(List.of("lamp"));
        assertThat(closed).as("it is not open yet").isEmpty();
        opened("lamp-1", connection);
        assertThat(closed).containsExactly("lamp-1");
    }

    @Test
    void changedAccountLosesWhatIsOpenAndNotWhatIsOpenedAfterwards() {
        ClientLifecycleEventListener first = open("lamp-1", connection());
        sessions.close(List.of("lamp"));
        first.onDisconnect(mock(DisconnectEventInput.class));
        open("lamp-1", connection());
        later.forEach(Runnable::run);
        assertThat(closed).containsExactly("lamp-1");
    }

    @Test
    void connectionThatCouldNotBeClosedAtOnceIsClosedAgain() {
        open("lamp-1", connection());
        sessions.close(List.of("lamp"));
        later.forEach(Runnable::run);
        assertThat(closed).containsExactly("lamp-1", "lamp-1");
    }

    private ClientLifecycleEventListener open(String clientId, ConnectionInformation connection) {
        sessions.opening(connection, "lamp");
        return opened(clientId, connection);
    }

    private ClientLifecycleEventListener opened(String clientId, ConnectionInformation connection) {
        ClientLifecycleEventListener listener = sessions.listener();
        ConnectionStartInput start = mock(RETURNS_DEEP_STUBS);
        given(start.getClientInformation().getClientId()).willReturn(clientId);
        listener.onMqttConnectionStart(start);
        AuthenticationSuccessfulInput success = mock();
        given(success.getConnectionInformation()).willReturn(connection);
        listener.onAuthenticationSuccessful(success);
        return listener;
    }

    /** One that keeps the texts that are put into it. */
    private static ConnectionInformation connection() {
        Map<String, String> texts = new HashMap<>();
        ConnectionInformation connection = mock(RETURNS_DEEP_STUBS);
        var attributes = connection.getConnectionAttributeStore();
        doAnswer(call -> texts.put(call.getArgument(0), call.getArgument(1)))
                .when(attributes)
                .putAsString(anyString(), anyString());
        given(attributes.getAsString(anyString()))
                .willAnswer(call -> Optional.ofNullable(texts.get(call.<String>getArgument(0))));
        return connection;
    }
}
