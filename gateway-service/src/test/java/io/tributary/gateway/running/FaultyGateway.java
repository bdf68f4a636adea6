package io.tributary.gateway.running;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.progress.Commit;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.topology.telemetry.Progress;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.channel.interceptor.GlobalChannelInterceptorWrapper;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;

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
        beans.registerBean(FaultyCommits.class);
        beans.registerBean(
                GlobalChannelInterceptorWrapper.class,
                () -> new GlobalChannelInterceptorWrapper(new FaultyAcknowledgements()));
    }

    private static final class FaultyCommits implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof CommitLog real ? new FaultyCommitLog(real) : bean;
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

    private static final class FaultyAcknowledgements implements ChannelInterceptor {

        private static final String HEADER =
                IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK;

        @Override
        public Message<?> preSend(Message<?> message, MessageChannel channel) {
            SimpleAcknowledgment real =
                    message.getHeaders().get(HEADER, SimpleAcknowledgment.class);
            return real == null
                    ? message
                    : MessageBuilder.fromMessage(message).setHeader(HEADER, faulty(real)).build();
        }

        private static SimpleAcknowledgment faulty(SimpleAcknowledgment real) {
            return () -> {
                KillPoint.reached(KillPoint.BEFORE_ACKNOWLEDGEMENT);
                real.acknowledge();
                KillPoint.reached(KillPoint.AFTER_ACKNOWLEDGEMENT);
            };
        }
    }
}
