package io.tributary.gateway.running;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.command.CommandPublisher;
import io.tributary.gateway.command.StatusLog;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The real gateway, but that it dies at a point of its own: commands that reach it go no further,
 * and when as many as it waits for are there, the process halts as if killed.
 */
public final class DyingGateway {

    static final String POINT = "tests.fault-point";
    static final String COMMANDS = "tests.fault-commands";

    private static final int KILLED = 137;

    private final FaultPoint point;
    private final AtomicInteger missing;

    private DyingGateway(FaultPoint point, int commands) {
        this.point = point;
        this.missing = new AtomicInteger(commands);
    }

    public static void main(String[] arguments) {
        DyingGateway dying =
                new DyingGateway(
                        FaultPoint.valueOf(System.getProperty(POINT)),
                        Integer.getInteger(COMMANDS));
        new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(
                        context -> context.getBeanFactory().addBeanPostProcessor(dying.wrapper()))
                .run(arguments);
    }

    private BeanPostProcessor wrapper() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case StatusLog log -> new DyingLog(log);
                    case CommandPublisher publisher -> new DyingPublisher(publisher);
                    default -> bean;
                };
            }
        };
    }

    /** A command is at the point. Returns whether it stays there. */
    private boolean staysAt(FaultPoint reached) {
        if (reached != point) {
            return false;
        }
        if (missing.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
        return true;
    }

    private final class DyingLog implements StatusLog {

        private final StatusLog log;

        DyingLog(StatusLog log) {
            this.log = log;
        }

        @Override
        public CompletableFuture<Void> write(CommandStatus status) {
            boolean stays = status.state() == CommandState.SENT && staysAt(FaultPoint.BEFORE_SENT);
            return stays ? new CompletableFuture<>() : log.write(status);
        }
    }

    private final class DyingPublisher implements CommandPublisher {

        private final CommandPublisher publisher;

        DyingPublisher(CommandPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public void publish(
                CommandStatus command, String value, Duration time, Consumer<Outcome> outcome) {
            if (staysAt(FaultPoint.BEFORE_PUBLISH)) {
                return;
            }
            publisher.publish(
                    command,
                    value,
                    time,
                    answer -> {
                        if (!staysAt(FaultPoint.AFTER_PUBLISH)) {
                            outcome.accept(answer);
                        }
                    });
        }

        @Override
        public void connect() {
            publisher.connect();
        }

        @Override
        public void disconnect() {
            publisher.disconnect();
        }

        @Override
        public boolean isConnected() {
            return publisher.isConnected();
        }
    }
}
