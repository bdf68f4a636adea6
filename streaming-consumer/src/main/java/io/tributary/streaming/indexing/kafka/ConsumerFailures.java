package io.tributary.streaming.indexing.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.stereotype.Component;

/** Says that the service has to be restarted when a consumer ended that nobody stopped. */
@Component
class ConsumerFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerFailures.class);

    private final ApplicationContext context;

    ConsumerFailures(ApplicationContext context) {
        this.context = context;
    }

    @EventListener
    void consumerStopped(ConsumerStoppedEvent event) {
        if (event.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            LOG.error("A consumer ended; restart the service. reason={}", event.getReason());
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        }
    }
}
