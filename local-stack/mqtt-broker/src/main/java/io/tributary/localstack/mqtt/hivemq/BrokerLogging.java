package io.tributary.localstack.mqtt.hivemq;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Replaces the verbose logging that HiveMQ's jar brings by ours. */
final class BrokerLogging {

    private BrokerLogging() {}

    static void configure() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            // By another name than logback.xml, which a caller's logging would take for its own.
            configurator.doConfigure(
                    Objects.requireNonNull(BrokerLogging.class.getResource("broker-logging.xml")));
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }
}
