package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.kafka.KafkaSecurity;
import io.tributary.localstack.kafka.LocalKafkaBroker;
import io.tributary.localstack.kafka.LocalKafkaBrokerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local stack's broker in a process of its own. */
final class BrokerProcess implements SecuredBroker {

    private final Path log;
    private final Process process;

    BrokerProcess(KafkaSecurity security) throws IOException {
        log = security.directory().resolve("broker.log");
        ProcessBuilder builder =
                LocalKafkaBroker.processBuilder(
                        new LocalKafkaBrokerOptions(
                                security.directory().resolve("broker"),
                                security.clientPort(),
                                List.of("-Xmx256m", "-XX:+UseSerialGC")));
        builder.environment().put(KafkaSecurity.VARIABLE, security.writeSettings().toString());
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> log().contains("Kafka Server started") || !process.isAlive());
        assertThat(process.isAlive()).as(log()).isTrue();
    }

    @Override
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
