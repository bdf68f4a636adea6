package io.tributary.localstack.mqtt;

import static org.awaitility.Awaitility.await;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Changes accounts as the gateway does. */
final class Control implements AutoCloseable {

    private final Client client;

    Control(String url) throws MqttException {
        this(Client.connect(url, "tributary-gateway-control", "gateway", "secret-gateway"));
    }

    /** By a client that may do so. */
    Control(Client client) throws MqttException {
        this.client = client;
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

    /** What {@code mosquitto_ctrl dynsec setClientPassword} sends. */
    void setPassword(String service, String password) throws MqttException {
        ask(
                "{'command':'setClientPassword','username':'%s','password':'%s'}"
                        .formatted(service, password));
    }

    /** Makes the account of a device of the kitchen. */
    void add(String name, String password) throws MqttException {
        ask(
                """
                {'command':'createRole','rolename':'device-%1$s','acls':[
                 {'acltype':'publishClientSend','topic':'sense/kitchen/%1$s','allow':true},
                 {'acltype':'publishClientSend','topic':'config/kitchen/%1$s/status','allow':true},
                 {'acltype':'subscribePattern','topic':'cmnd/kitchen/%1$s','allow':true},
                 {'acltype':'publishClientReceive','topic':'cmnd/kitchen/%1$s','allow':true}]}
                """
                        .formatted(name));
        ask(
                "{'command':'createClient','username':'%1$s','password':'%2$s','clientid':'%1$s','roles':[{'rolename':'device-%1$s'}]}"
                        .formatted(name, password));
    }

    @Override
    public void close() throws MqttException {
        client.close();
    }
}
