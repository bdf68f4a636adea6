package io.tributary.gateway.command.mqtt;

import io.tributary.gateway.mqtt.SessionTakeover;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mqtt.core.Mqttv5ClientManager;

/**
 * The connection on which commands leave. Not made by the start of the application, but by that of
 * the gateway: one that may not run does not push aside the one that does.
 */
final class CommandConnection extends Mqttv5ClientManager {

    private static final Logger LOG = LoggerFactory.getLogger(CommandConnection.class);

    private final SessionTakeover sessionTakeover;

    CommandConnection(
            MqttConnectionOptions options, String clientId, SessionTakeover sessionTakeover) {
        super(options, clientId);
        this.sessionTakeover = sessionTakeover;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        LOG.warn(
                "the connection for commands is lost; they wait, reason-code={}",
                response.getReturnCode());
        sessionTakeover.check(response, this::closeClient);
    }

    private void closeClient() {
        IMqttAsyncClient client = getClient();
        try {
            if (client != null) {
                client.close();
            }
        } catch (MqttException e) {
            LOG.debug("the client was closing already", e);
        }
    }
}
