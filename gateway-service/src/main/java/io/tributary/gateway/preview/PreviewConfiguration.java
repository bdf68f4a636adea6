package io.tributary.gateway.preview;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether there is a preview. */
@Configuration(proxyBeanMethods = false)
class PreviewConfiguration {

    @Bean
    Preview preview(
            PreviewProperties properties,
            ObjectProvider<PreviewPublisher> publisher,
            MeterRegistry registry) {
        return properties.enabled()
                ? new QueuedPreview(publisher.getObject(), registry)
                : Preview.NONE;
    }
}
