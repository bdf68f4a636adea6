package io.tributary.localstack.launch;

import io.tributary.localstack.credentials.StackSecrets;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import io.tributary.localstack.options.ExternalMqttBroker;
import io.tributary.localstack.options.MqttLogin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How each of us logs in to the MQTT broker, embedded or external.
 *
 * @param acquisition the acquisition service
 * @param gateway the gateway service
 * @param bridge who speaks for many devices: replay, load, benchmarks
 * @param starter somebody's first own device
 * @param dashboard the dashboard; absent: it does not listen
 */
record MqttLogins(
        MqttLogin acquisition,
        MqttLogin gateway,
        MqttLogin bridge,
        MqttLogin starter,
        Optional<MqttLogin> dashboard) {

    static MqttLogins of(
            StackSecrets secrets, MqttLogin starter, Optional<ExternalMqttBroker> external) {
        return external.map(
                        broker ->
                                new MqttLogins(
                                        broker.acquisition(),
                                        broker.gateway(),
                                        broker.device(),
                                        broker.device(),
                                        broker.dashboard()))
                .orElseGet(
                        () ->
                                new MqttLogins(
                                        new MqttLogin("acquisition", secrets.acquisition()),
                                        new MqttLogin("gateway", secrets.gateway()),
                                        new MqttLogin("bridge", secrets.bridge()),
                                        starter,
                                        Optional.of(
                                                new MqttLogin("dashboard", secrets.dashboard()))));
    }

    /** The accounts of services at the embedded broker. */
    List<MqttAccount> accounts() {
        return Stream.concat(
                        Stream.of(
                                account(acquisition, MqttRole.ACQUISITION),
                                account(gateway, MqttRole.GATEWAY),
                                account(bridge, MqttRole.BRIDGE)),
                        dashboard.map(login -> account(login, MqttRole.DASHBOARD)).stream())
                .toList();
    }

    private static MqttAccount account(MqttLogin login, MqttRole role) {
        return new MqttAccount(login.username(), login.password(), role);
    }
}
