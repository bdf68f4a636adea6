package io.tributary.dashboard.live.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two tails: readings and rejections, which may come in masses, do not hold up what says whether
 * anything is there.
 */
@Configuration(proxyBeanMethods = false)
class TailConfiguration {

    private static final Set<KafkaTopic> MASSES = Set.of(KafkaTopic.SENSE, KafkaTopic.REJECTED);

    @Bean
    Tails tails(List<RecordHandler> handlers, TailFactory factory, TailProperties properties) {
        return new Tails(
                List.of(
                        factory.tail("state", of(handlers, false), null),
                        factory.tail("sense", of(handlers, true), properties.catchUp())));
    }

    private static List<RecordHandler> of(List<RecordHandler> handlers, boolean masses) {
        return handlers.stream()
                .filter(handler -> MASSES.contains(handler.topic()) == masses)
                .toList();
    }
}
