package io.tributary.gateway.running;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.intake.BatchReceiver;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.ReceivedBatch;
import io.tributary.gateway.progress.Commit;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.topology.telemetry.Progress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real gateway with a {@link KillPoint} in it. */
final class FaultyGateway {

    private FaultyGateway() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        application.addInitializers(FaultyGateway::addFaults);
        application.run(arguments);
    }

    private static void addFaults(ConfigurableApplicationContext context) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(Faults.class);
    }

    private static final class Faults implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case CommitLog real -> new FaultyCommitLog(real);
                case BatchSource real -> new FaultyBatchSource(real);
                default -> bean;
            };
        }
    }

    private record FaultyCommitLog(CommitLog real) implements CommitLog {

        @Override
        public Optional<Progress> standing() {
            return real.standing();
        }

        @Override
        public Optional<Progress> open() {
            return real.open();
        }

        @Override
        public void commit(Commit commit) {
            if (!commit.messages().isEmpty()) {
                KillPoint.reached(KillPoint.BEFORE_COMMIT);
            }
            real.commit(commit);
            if (!commit.messages().isEmpty()) {
                KillPoint.reached(KillPoint.AFTER_COMMIT);
            }
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private record FaultyBatchSource(BatchSource real) implements BatchSource {

        @Override
        public void start(BatchReceiver receiver) {
            real.start(new FaultyReceiver(receiver));
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

    private record FaultyReceiver(BatchReceiver real) implements BatchReceiver {

        @Override
        public void offer(ReceivedBatch batch) {
            Runnable acknowledgment =
                    () -> {
                        KillPoint.reached(KillPoint.BEFORE_ACKNOWLEDGEMENT);
                        batch.acknowledgment().run();
                        KillPoint.reached(KillPoint.AFTER_ACKNOWLEDGEMENT);
                    };
            real.offer(
                    new ReceivedBatch(
                            batch.topic(), batch.payload(), batch.oversize(), acknowledgment));
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
