package io.tributary.gateway.running;

import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the gateway's producer before the progress record, the last one of a transaction: there
 * the process ends, or stays for as long as a file is there.
 */
public final class TransactionFault implements ProducerInterceptor<String, byte[]> {

    /** Name of the system property that tells the file. */
    static final String HOLD = "tributary.test.hold";

    /** Is there while a transaction is held. */
    static Path held(Path hold) {
        return Path.of(hold + ".held");
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        if (record.topic().equals(KafkaTopic.GATEWAY_PROGRESS.topicName())) {
            try {
                hold();
                if (KillPoint.IN_TRANSACTION
                        .name()
                        .equals(System.getProperty(KillPoint.PROPERTY))) {
                    // what was sent before is on its way
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            KillPoint.reached(KillPoint.IN_TRANSACTION);
        }
        return record;
    }

    private static void hold() throws IOException, InterruptedException {
        String file = System.getProperty(HOLD);
        if (file == null || !Files.exists(Path.of(file))) {
            return;
        }
        Path held = Files.createFile(held(Path.of(file)));
        while (Files.exists(Path.of(file))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Files.delete(held);
    }

    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
