package io.tributary.gateway.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends this JVM. */
@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessConfiguration.class);

    @Bean
    ProcessEnd processEnd() {
        return why -> {
            LOG.error("{}; this gateway ends", why);
            // of its own: the shutdown waits for the threads that call this
            Thread.ofPlatform().name("end").daemon().start(() -> System.exit(1));
        };
    }
}
