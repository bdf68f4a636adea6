package io.tributary.simulator.mqtt;

import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Why a link ended.
 *
 * @param why for people
 * @param hopeless whether another attempt could only end in the same way
 */
record LinkLoss(String why, boolean hopeless) {

    private static final int FIRST_BROKER_ERROR = 0x80;
    private static final int LAST_BROKER_ERROR = 0xFF;

    /** The broker answered with an error. */
    static LinkLoss refused(String what, int reasonCode) {
        return new LinkLoss(
                what + ": " + ReasonCodes.describe(reasonCode), ReasonCodes.isHopeless(reasonCode));
    }

    /** The client reports a failure. */
    static LinkLoss of(Throwable cause) {
        if (cause instanceof MqttException mqtt && isBrokerError(mqtt.getReasonCode())) {
            return refused("connecting", mqtt.getReasonCode());
        }
        if (cause instanceof MqttException mqtt
                && mqtt.getReasonCode() == MqttClientException.REASON_CODE_CONNECTION_LOST) {
            return new LinkLoss("the connection was lost", false);
        }
        return new LinkLoss(rootMessage(cause), false);
    }

    /** The broker, or the network, has ended the connection. */
    static LinkLoss of(MqttDisconnectResponse response) {
        if (isBrokerError(response.getReturnCode())) {
            return refused("the broker closed the connection", response.getReturnCode());
        }
        return Optional.ofNullable(response.getException())
                .map(LinkLoss::of)
                .orElseGet(() -> new LinkLoss("the broker closed the connection", false));
    }

    private static boolean isBrokerError(int code) {
        return code >= FIRST_BROKER_ERROR && code <= LAST_BROKER_ERROR;
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage()).orElseGet(root::toString);
    }
}
