package io.tributary.localstack.mqtt;

import static org.awaitility.Awaitility.await;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Changes accounts as the gateway does. */
final class Control implements AutoCloseable {

    private final Client client;

    Control(String url) throws MqttException {
        client = Client.connect(url, "tributary-gateway-control", "gateway", "secret-gateway");
        client.subscribe(MqttRole.CONTROL + "/response");
    }

    /** The answer to one command, which is written with apostrophes in the place of quotes. */
    String ask(String command) throws MqttException {
        return send("{\"commands\":[" + command.replace('\'', '"') + "]}");
    }

    /** The answer to a request. */
    String send(String request) throws MqttException {
        int before = client.received().size();
        client.publish(MqttRole.CONTROL, request);
        await().until(() -> client.received().size() > before);
        return client.received().getLast();
    }

    @Override
    public void close() throws MqttException {
        client.close();
    }
}
