package io.tributary.acquisition.handover;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.mqtt.MqttConnectionFactory;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.topology.site.SiteModel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the hand-over together. */
@Configuration(proxyBeanMethods = false)
class HandOverConfiguration {

    private static final Duration TOO_LONG = Duration.ofSeconds(15);

    @Bean(initMethod = "start")
    HandOver handOver(
            AcquisitionProperties acquisition,
            HandOverProperties properties,
            SiteModel site,
            MqttConnectionFactory connections,
            GatewayBacklog backlog,
            BatchSender sender,
            ScheduledExecutorService handOverTimer,
            MeterRegistry registry) {
        String id = acquisition.id() == null ? site.site() + "-acq" : acquisition.id();
        return new HandOver(
                new BatchNumbers(id, HandOverConfiguration::epoch),
                properties,
                connections.receiveMaximum(),
                new Rejections(site.site()),
                backlog,
                sender,
                handOverTimer,
                new HandOverMetrics(registry));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService handOverTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("hand-over").daemon().factory());
    }

    @Bean
    HandOverLifecycle handOverLifecycle(HandOver handOver, ScheduledExecutorService handOverTimer) {
        return new HandOverLifecycle(handOver, handOverTimer);
    }

    @Bean
    HandOverHealth handOverHealthIndicator(HandOver handOver) {
        return new HandOverHealth(handOver, TOO_LONG);
    }

    private static String epoch() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
