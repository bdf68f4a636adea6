package io.tributary.dashboard.live.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two tails: readings, which may come in masses, do not hold up what says whether anything is
 * there.
 */
@Configuration(proxyBeanMethods = false)
class TailConfiguration {

    @Bean
    Tails tails(List<RecordHandler> handlers, TailFactory factory, TailProperties properties) {
        return new Tails(
                List.of(
                        factory.tail("state", of(handlers, false), null),
                        factory.tail("sense", of(handlers, true), properties.catchUp())));
    }

    private static List<RecordHandler> of(List<RecordHandler> handlers, boolean readings) {
        return handlers.stream()
                .filter(handler -> (handler.topic() == KafkaTopic.SENSE) == readings)
                .toList();
    }
}
