package io.tributary.acquisition.intake.mqtt;

import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;

/**
 * The inbound adapter, which also tells when its connection ends: acknowledgements of that
 * connection are void from then on. It is told before anything of the next connection can arrive.
 */
final class DeviceMessageInbound extends Mqttv5PahoMessageDrivenChannelAdapter {

    private final Runnable connectionLost;
    private final Runnable sessionTakenOver;

    DeviceMessageInbound(
            MqttConnectionOptions options,
            String clientId,
            Runnable connectionLost,
            Runnable sessionTakenOver,
            MqttSubscription... subscriptions) {
        super(options, clientId, subscriptions);
        this.connectionLost = connectionLost;
        this.sessionTakenOver = sessionTakenOver;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        connectionLost.run();
        if (response.getReturnCode() == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
            sessionTakenOver.run();
        }
        super.disconnected(response);
    }
}
