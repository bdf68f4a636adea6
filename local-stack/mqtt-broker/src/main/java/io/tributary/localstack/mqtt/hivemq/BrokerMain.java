package io.tributary.localstack.mqtt.hivemq;

import io.tributary.localstack.mqtt.BrokerSettings;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Runs a broker as a process, with its settings from the environment, until SIGTERM. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        AutoCloseable broker = new HiveMqBroker().apply(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(broker), "close-broker"));
        LoggerFactory.getLogger(BrokerMain.class)
                .info("MQTT broker on 127.0.0.1:{}", System.getenv(BrokerSettings.PORT));
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable broker) {
        try {
            broker.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(BrokerMain.class).error("did not stop in good order", e);
        }
    }
}
