package io.tributary.gateway.credential.mqtt;

import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.topology.mqtt.MqttTopic;
import java.util.Objects;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes each new connection to the broker's answers, and tells when they may come. Nobody asks
 * a broker that does not grant it: one that does not let this gateway change accounts might end the
 * connection for it, again and again.
 */
final class AccountSubscription implements MqttConnectionListener {

    private static final String NOT_YET = "not connected to the broker";
    private static final int GRANTED = 2;

    private volatile Runnable granted = () -> {};
    private volatile @Nullable String trouble = NOT_YET;

    /** To be called before the first connection. */
    void onGranted(Runnable then) {
        granted = then;
    }

    /** Why nothing may be asked now; null when it may. */
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {
        MqttSubscription answers =
                new MqttSubscription(MqttTopic.accountControlAnswers().value(), 1);
        client.subscribe(
                new MqttSubscription[] {answers}, null, new Answer(), new MqttProperties());
    }

    @Override
    public void lost() {
        trouble = NOT_YET;
    }

    private final class Answer implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = Objects.requireNonNullElse(token.getReasonCodes(), new int[0]);
            boolean isGranted = codes.length == 1 && codes[0] <= GRANTED;
            trouble =
                    isGranted
                            ? null
                            : "the broker does not let this gateway's user administer accounts: allow it to subscribe to %s and to publish on %s"
                                    .formatted(
                                            MqttTopic.accountControlAnswers(),
                                            MqttTopic.accountControl());
            granted.run();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            // the connection ended before the answer; the next one asks again
        }
    }
}
