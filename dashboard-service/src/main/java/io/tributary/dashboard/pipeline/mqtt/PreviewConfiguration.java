package io.tributary.dashboard.pipeline.mqtt;

import io.tributary.dashboard.pipeline.Flows;
import io.tributary.dashboard.pipeline.PreviewLine;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.packet.PayloadLimit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connection to the broker of one site, where one is named. It has no session: what is shown
 * while nobody listens is of no use later.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tributary.dashboard.preview.url")
class PreviewConfiguration {

    /** As much as an aggregated message may have, and some room. */
    private static final int MOST_BYTES = 1024 * 1024;

    @Bean
    PreviewSubscription previewSubscription(
            PreviewProperties properties, PreviewLine line, Flows flows) {
        line.listensTo(properties.heard());
        return new PreviewSubscription(properties.heard(), line, flows);
    }

    @Bean
    MqttConnection previewConnection(
            PreviewProperties properties, PreviewSubscription subscription) {
        MqttConnection connection =
                MqttConnection.withoutSession(
                        properties.broker(),
                        properties.clientId(),
                        PayloadLimit.of(MOST_BYTES),
                        subscription);
        connection.addDefaultMessageHandler(subscription::received);
        return connection;
    }
}
