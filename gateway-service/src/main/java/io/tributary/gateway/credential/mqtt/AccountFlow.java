package io.tributary.gateway.credential.mqtt;

import io.tributary.gateway.credential.BrokerAccounts;
import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.mqtt.packet.PayloadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection on which accounts of devices are changed. */
@Configuration(proxyBeanMethods = false)
class AccountFlow {

    /** Answers on fifty accounts with a thousand permissions each. */
    private static final PayloadLimit ANSWERS = PayloadLimit.of(8 * 1024 * 1024);

    @Bean
    BrokerAccounts brokerAccounts(MqttConnections connections, GatewayIdentity gateway) {
        AccountSubscription subscription = new AccountSubscription();
        MqttConnection connection = connections.accounts(gateway.site(), ANSWERS, subscription);
        ControlTopicAccounts accounts = new ControlTopicAccounts(connection, subscription);
        connection.<ReceivedMessage>addDefaultMessageHandler(
                (topic, message) -> accounts.received(message));
        return accounts;
    }
}
