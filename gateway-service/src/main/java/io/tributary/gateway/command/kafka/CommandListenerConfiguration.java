package io.tributary.gateway.command.kafka;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Commands that could not be written down are tried again for as long as it takes. Spring's own
 * default gives up after ten times, and skips them.
 */
@Configuration(proxyBeanMethods = false)
class CommandListenerConfiguration {

    private static final long RETRY_MILLIS = 1_000;

    @Bean
    CommonErrorHandler commandErrorHandler() {
        return new DefaultErrorHandler(
                new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
