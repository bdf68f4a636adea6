package io.tributary.gateway.running;

import io.tributary.gateway.intake.BatchReceiver;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.ReceivedBatch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Holds up the thread on which the first batch arrives, as one does that may not go on. */
final class HeldUpBatches implements BeanPostProcessor {

    private final AtomicBoolean first = new AtomicBoolean(true);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    void awaitHeld() throws InterruptedException {
        if (!held.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no batch came");
        }
    }

    void release() {
        released.countDown();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof BatchSource real ? new HoldingSource(real) : bean;
    }

    private final class HoldingSource implements BatchSource {

        private final BatchSource real;

        HoldingSource(BatchSource real) {
            this.real = real;
        }

        @Override
        public void start(BatchReceiver receiver) {
            real.start(new HoldingReceiver(receiver));
        }

        @Override
        public @Nullable String trouble() {
            return real.trouble();
        }

        @Override
        public void stop() {
            real.stop();
        }
    }

    private final class HoldingReceiver implements BatchReceiver {

        private final BatchReceiver real;

        HoldingReceiver(BatchReceiver real) {
            this.real = real;
        }

        @Override
        public void offer(ReceivedBatch batch) {
            if (first.compareAndSet(true, false)) {
                held.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            real.offer(batch);
        }

        @Override
        public void connectionLost() {
            real.connectionLost();
        }

        @Override
        public void sessionMissing(boolean connectedBefore) {
            real.sessionMissing(connectedBefore);
        }
    }
}
