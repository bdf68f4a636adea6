package io.tributary.gateway.intake.mqtt;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;

/**
 * The inbound adapter, which also counts its connections: an acknowledgement of an older one is
 * void, since its packet id may mean another message by now.
 */
final class BatchInbound extends Mqttv5PahoMessageDrivenChannelAdapter {

    private final AtomicLong connection = new AtomicLong();
    private final Runnable sessionTakenOver;

    BatchInbound(
            MqttConnectionOptions options,
            String clientId,
            Runnable sessionTakenOver,
            MqttSubscription subscription) {
        super(options, clientId, subscription);
        this.sessionTakenOver = sessionTakenOver;
    }

    /** Number of the present connection. */
    long connection() {
        return connection.get();
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        connection.incrementAndGet();
        if (response.getReturnCode() == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
            sessionTakenOver.run();
        }
        super.disconnected(response);
    }
}
