package io.tributary.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Is told about the course of a {@link MqttConnection}, on the connection's own thread. */
public interface MqttConnectionListener {

    /**
     * The broker accepted a new connection. Messages may arrive from now on, and even before.
     *
     * @param client the new connection's client; the connection ends and is made again when this
     *     throws
     * @param sessionPresent whether the broker has kept the session
     */
    default void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {}

    /** The connection is gone, and the next one not yet begun: nothing arrives in between. */
    default void lost() {}
}
