package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.intake.ReceivedMessage;
import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

/**
 * Batches from the broker to the journal. Delivery: at least once, acknowledged by the intake when
 * they are on the disk. Started by the gateway's start, once the journal is open.
 */
@Configuration(proxyBeanMethods = false)
class BatchInboundFlow {

    private static final Logger LOG = LoggerFactory.getLogger(BatchInboundFlow.class);

    @Bean
    BatchInbound batchInbound(MqttConnections connections, GatewayIdentity gateway) {
        MqttTopicFilter filter = MqttTopicFilter.of(MqttTopic.acquired(gateway.shard()));
        BatchInbound inbound =
                new BatchInbound(
                        connections.withSession(),
                        connections.inboundClientId(gateway.site()),
                        BatchInboundFlow::endProcess,
                        new MqttSubscription(filter.value(), 1));
        inbound.setPersistence(new MemoryPersistence());
        inbound.setManualAcks(true);
        inbound.setAutoStartup(false);
        return inbound;
    }

    @Bean
    MqttBatchSource batchSource(BatchInbound batchInbound) {
        return new MqttBatchSource(batchInbound);
    }

    @Bean
    IntegrationFlow batches(BatchInbound batchInbound, MqttBatchSource batchSource) {
        return IntegrationFlow.from(batchInbound).handle(batchSource::received).get();
    }

    /** Two clients of one id would take the session from each other for ever. */
    private static void endProcess() {
        LOG.error(
                "another client took over this gateway's MQTT session; is a gateway running twice for this site? Ending");
        Thread.ofPlatform().name("session-taken-over").start(() -> System.exit(1));
    }

    /** The adapter, started with the intake that it feeds. */
    static final class MqttBatchSource implements BatchSource {

        private final BatchInbound inbound;
        private final AtomicReference<@Nullable Intake> target = new AtomicReference<>();

        MqttBatchSource(BatchInbound inbound) {
            this.inbound = inbound;
        }

        @Override
        public void start(Intake intake) {
            target.set(intake);
            inbound.start();
        }

        @Override
        public void stop() {
            inbound.stop();
        }

        void received(Message<?> message) {
            SimpleAcknowledgment acknowledgment =
                    Objects.requireNonNull(
                            message.getHeaders()
                                    .get(
                                            IntegrationMessageHeaderAccessor
                                                    .ACKNOWLEDGMENT_CALLBACK,
                                            SimpleAcknowledgment.class),
                            "manual acknowledgement is switched on");
            String topic = message.getHeaders().get(MqttHeaders.RECEIVED_TOPIC, String.class);
            long connection = inbound.connection();
            Objects.requireNonNull(target.get(), "started with an intake")
                    .offer(
                            new ReceivedMessage(
                                    topic == null ? "" : topic,
                                    (byte[]) message.getPayload(),
                                    () -> acknowledge(acknowledgment, connection)));
        }

        private void acknowledge(SimpleAcknowledgment acknowledgment, long connection) {
            if (inbound.connection() != connection) {
                return;
            }
            try {
                acknowledgment.acknowledge();
            } catch (RuntimeException e) {
                LOG.debug("no connection to acknowledge on; the batch will come again", e);
            }
        }
    }
}
