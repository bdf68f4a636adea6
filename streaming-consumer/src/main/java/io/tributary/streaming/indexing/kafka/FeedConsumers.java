package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.catalogue.Preparation;
import io.tributary.streaming.catalogue.PreparationException;
import io.tributary.streaming.indexing.Feeds;
import io.tributary.streaming.indexing.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the consumers as soon as everything they need exists, for which it waits in the background
 * as long as it takes, and stops them with the service: each ends its bulk request and leaves
 * uncommitted what is not done.
 */
@Component
class FeedConsumers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumers.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

    private static final Duration STARTER_SHUTDOWN = Duration.ofSeconds(1);

    /** So that a long wait tells the log about once a minute. */
    private static final int ATTEMPTS_UNTOLD = 30;

    private final List<Preparation> preparations;
    private final List<FeedConsumer> consumers;
    private final StopSignal stop;
    private volatile @Nullable Thread starter;
    private volatile @Nullable String waitingFor = "the service to start";

    /** Failed attempts in a row with the same reason; known to the starter alone. */
    private int attempts;

    FeedConsumers(
            List<Preparation> preparations,
            Feeds feeds,
            FeedContainers containers,
            StopSignal stop) {
        this.preparations = preparations;
        this.consumers = feeds.all().stream().map(containers::create).toList();
        this.stop = stop;
    }

    /** What has to exist before anything is consumed and does not yet; nothing once it does. */
    @Nullable String waitingFor() {
        return waitingFor;
    }

    List<FeedConsumer> consumers() {
        return consumers;
    }

    @Override
    public void start() {
        starter = Thread.ofPlatform().name("feed-starter").start(this::prepareAndStart);
    }

    private void prepareAndStart() {
        for (Preparation preparation : preparations) {
            if (!prepared(preparation)) {
                return;
            }
        }
        startConsumers();
    }

    private boolean prepared(Preparation preparation) {
        while (!stop.isRaised()) {
            try {
                preparation.prepare();
                LOG.info("Ready. what={}", preparation.name());
                return true;
            } catch (PreparationException e) {
                notReady(preparation.name() + ": " + e.getMessage());
            }
            if (!stop.pause(BETWEEN_ATTEMPTS)) {
                return false;
            }
        }
        return false;
    }

    private void notReady(String reason) {
        attempts = reason.equals(waitingFor) ? attempts + 1 : 0;
        waitingFor = reason;
        if (attempts % ATTEMPTS_UNTOLD == 0 && !stop.isRaised()) {
            LOG.warn(
                    "Not ready, so nothing is consumed yet; tried again by itself. waiting-for={}",
                    reason);
        }
    }

    private synchronized void startConsumers() {
        if (!stop.isRaised()) {
            consumers.forEach(consumer -> consumer.container().start());
            waitingFor = null;
        }
    }

    @Override
    public void stop() {
        stop.raise();
        endStarter();
        stopConsumers();
    }

    private void endStarter() {
        Thread running = starter;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STARTER_SHUTDOWN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void stopConsumers() {
        CountDownLatch stopped = new CountDownLatch(consumers.size());
        consumers.forEach(consumer -> consumer.container().stop(stopped::countDown));
        try {
            if (!stopped.await(FeedContainers.SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Consumers did not stop in time; what they hold is not committed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starter != null && !stop.isRaised();
    }
}
