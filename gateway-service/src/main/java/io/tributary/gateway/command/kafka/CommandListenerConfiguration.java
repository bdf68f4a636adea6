package io.tributary.gateway.command.kafka;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Commands that could not be written down are tried again for as long as it takes. Spring's own
 * default gives up after ten times, and skips them.
 */
@Configuration(proxyBeanMethods = false)
class CommandListenerConfiguration {

    private static final long RETRY_MILLIS = 1_000;

    /**
     * The next commands do not wait for the offset of those before: what is not committed at the
     * end of the process comes again, and is known. Of commands alone: what is to be fed in again
     * could be so twice.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            commitsWithoutWaiting() {
        return container ->
                container
                        .getContainerProperties()
                        .setSyncCommits(!CommandListener.ID.equals(container.getListenerId()));
    }

    @Bean
    CommonErrorHandler commandErrorHandler() {
        return new DefaultErrorHandler(
                new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
