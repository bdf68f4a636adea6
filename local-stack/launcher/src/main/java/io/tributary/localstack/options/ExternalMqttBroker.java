package io.tributary.localstack.options;

import java.util.Optional;

/**
 * A broker that is used instead of the embedded one.
 *
 * @param url its address, such as {@code tcp://192.168.1.10:1883}
 * @param acquisition login of the acquisition service
 * @param gateway login of the gateway service
 * @param device login of the simulator and of others that speak for many devices
 * @param dashboard login of the dashboard, which only listens; without it MQTT is not compared
 *     there
 */
public record ExternalMqttBroker(
        String url,
        MqttLogin acquisition,
        MqttLogin gateway,
        MqttLogin device,
        Optional<MqttLogin> dashboard) {

    public ExternalMqttBroker(
            String url, MqttLogin acquisition, MqttLogin gateway, MqttLogin device) {
        this(url, acquisition, gateway, device, Optional.empty());
    }
}
