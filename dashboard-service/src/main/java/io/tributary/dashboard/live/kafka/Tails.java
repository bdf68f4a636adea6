package io.tributary.dashboard.live.kafka;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the tails with the service. */
final class Tails implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tails.class);
    private static final long STOP_MILLIS = 3_000;

    private final List<TopicTail> tails;
    private final List<Thread> threads = new ArrayList<>();

    Tails(List<TopicTail> tails) {
        this.tails = tails;
    }

    @Override
    public void start() {
        for (TopicTail tail : tails) {
            threads.add(Thread.ofPlatform().name("kafka-tail").daemon().start(tail::run));
        }
    }

    @Override
    public void stop() {
        tails.forEach(TopicTail::stop);
        for (Thread thread : threads) {
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("Interrupted while stopping");
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
