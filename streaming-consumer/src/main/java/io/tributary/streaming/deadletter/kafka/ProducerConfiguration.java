package io.tributary.streaming.deadletter.kafka;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The producer of rejections. */
@Configuration(proxyBeanMethods = false)
class ProducerConfiguration {

    /** By itself it waits for half a minute, and nothing that it holds was taken as kept. */
    private static final int CLOSE_SECONDS = 1;

    @Bean
    DefaultKafkaProducerFactoryCustomizer producerThatCloses() {
        return factory -> factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
    }
}
