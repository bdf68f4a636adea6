package io.tributary.gateway.command.kafka;

import io.tributary.gateway.command.Commands;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.command.Command;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/**
 * Takes this site's commands from {@code cmnd}, in a group of this gateway's own, and skips all
 * others. Offsets are committed once every command of the batch has a snapshot of its own in {@code
 * cmnd.status}. Delivery: at least once, tried again for as long as it takes; {@link Commands}
 * knows what it has taken. A static member of its group (KIP-345): a gateway that was killed and
 * started again takes its partition over at once, instead of waiting for the session of the one
 * that was to run out while commands outlive their time.
 */
@Component
class CommandListener {

    /** The listener's id, by which it is started. */
    static final String ID = "commands";

    private static final JsonCodec<Command> COMMANDS = JsonCodec.of(Command.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final long PATIENCE_SECONDS = 60;

    private final Commands commands;
    private final GatewayIdentity gateway;
    private final RecordSender sender;
    private final Refusals refusals;

    CommandListener(
            Commands commands, GatewayIdentity gateway, RecordSender sender, Refusals refusals) {
        this.commands = commands;
        this.gateway = gateway;
        this.sender = sender;
        this.refusals = refusals;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            groupId = "#{@gatewayIdentity.commandGroup()}",
            topics = "#{T(io.tributary.topology.kafka.KafkaTopic).COMMAND.topicName()}",
            properties = "group.instance.id=#{@gatewayIdentity.commandGroup()}",
            autoStartup = "false",
            batch = "true")
    void received(List<ConsumerRecord<String, byte[]>> records, Acknowledgment acknowledgment)
            throws Exception {
        CompletableFuture<?>[] taken =
                records.stream().map(this::taken).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(taken).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        acknowledgment.acknowledge();
    }

    private CompletableFuture<Void> taken(ConsumerRecord<String, byte[]> found) {
        if (found.key() != null && !found.key().startsWith(gateway.site() + "/")) {
            return CompletableFuture.completedFuture(null);
        }
        byte[] value = found.value() == null ? new byte[0] : found.value();
        try {
            Command command = COMMANDS.decode(value);
            return command.site().equals(gateway.site())
                    ? commands.take(command)
                    : CompletableFuture.completedFuture(null);
        } catch (MalformedMessageException | UnknownSchemaException e) {
            UUID id = id(found);
            Rejection rejection =
                    refusals.record(
                            id,
                            found.topic(),
                            value,
                            String.valueOf(e.getMessage()),
                            Instant.ofEpochMilli(found.timestamp()));
            return sender.send(KafkaTopic.REJECTED, id.toString(), REJECTIONS.encode(rejection));
        }
    }

    /** The same for every delivery of the same record. */
    private static UUID id(ConsumerRecord<String, byte[]> found) {
        String place = found.topic() + "/" + found.partition() + "/" + found.offset();
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }
}
