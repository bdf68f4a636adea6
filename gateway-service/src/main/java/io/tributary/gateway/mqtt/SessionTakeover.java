package io.tributary.gateway.mqtt;

import io.tributary.gateway.process.ProcessEnd;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.springframework.stereotype.Component;

/**
 * Ends the process when another client connects under one of our client ids: the two would take the
 * session from each other for ever.
 */
@Component
public class SessionTakeover {

    private final ProcessEnd processEnd;

    SessionTakeover(ProcessEnd processEnd) {
        this.processEnd = processEnd;
    }

    /**
     * Looks at why a connection was lost.
     *
     * @param close closes the client for good, so that it does not connect again while the process
     *     ends
     */
    public void check(MqttDisconnectResponse response, Runnable close) {
        if (response.getReturnCode() == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
            close.run();
            processEnd.end(
                    "another client took over this gateway's MQTT session: run one gateway for each site");
        }
    }
}
