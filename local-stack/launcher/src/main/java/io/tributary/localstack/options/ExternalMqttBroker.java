package io.tributary.localstack.options;

/**
 * A broker that is used instead of the embedded one.
 *
 * @param url its address, such as {@code tcp://192.168.1.10:1883}
 * @param acquisition login of the acquisition service
 * @param gateway login of the gateway service
 * @param device login of devices and of the simulator
 */
public record ExternalMqttBroker(
        String url, MqttLogin acquisition, MqttLogin gateway, MqttLogin device) {}
