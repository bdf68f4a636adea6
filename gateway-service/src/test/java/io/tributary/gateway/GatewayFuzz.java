package io.tributary.gateway;

import static io.tributary.fuzzing.FuzzTargets.golden;
import static io.tributary.fuzzing.FuzzTargets.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.gateway.aggregation.Aggregations;
import io.tributary.gateway.aggregation.TestAggregations;
import io.tributary.gateway.command.CommandTaking;
import io.tributary.gateway.credential.AccountAnswers;
import io.tributary.gateway.deduplication.RecentMessages;
import io.tributary.gateway.deduplication.TestRecentMessages;
import io.tributary.gateway.intake.BatchReading;
import io.tributary.gateway.journal.JournalDamagedException;
import io.tributary.gateway.journal.JournalFiles;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Bad input is refused where it can be seen, and stops no good input. */
class GatewayFuzz {

    private static final int MAX_MESSAGE_BYTES = 512 * 1024;
    private static final byte[] APPENDED = {42};
    private static final Aggregations WINDOWS = TestAggregations.of(Duration.ofSeconds(1));
    private static final JsonCodec<AggregatedMessage> MESSAGES =
            JsonCodec.of(AggregatedMessage.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final JsonCodec<DeviceState> DEVICES = JsonCodec.of(DeviceState.class);
    private static final JsonCodec<ActuatorState> ACTUATORS = JsonCodec.of(ActuatorState.class);
    private static final Path DIRECTORY = temporary();

    private static final FuzzTargets TARGETS =
            new FuzzTargets()
                    .with("batch", GatewayFuzz::batch, golden("batch"))
                    .with("command", GatewayFuzz::command, golden("command"))
                    .with("restored command", GatewayFuzz::restored, golden("command-status"))
                    .with("journal", GatewayFuzz::journal, JournalFiles.with(golden("batch")))
                    .with("journalled batch", GatewayFuzz::journalled, golden("batch"))
                    .with(
                            "account at the broker",
                            GatewayFuzz::account,
                            """
                            {"client":{"username":"a","textdescription":"revision 2 secret 1","disabled":true,\
                            "roles":[{"rolename":"device-a"}]},"role":{"textdescription":"x"}}""");

    static Stream<byte[]> seeds() {
        return TARGETS.seeds();
    }

    @Timeout(20)
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "3s")
    void badInputIsRefusedAndStopsNothing(byte[] input) {
        TARGETS.decode(input);
    }

    /** What intake lets into the journal goes through presence, aggregation and encoding. */
    private static void batch(byte[] input) {
        read(() -> BatchReading.read(input))
                .ifPresent(
                        batch -> {
                            presence(batch);
                            aggregation(batch);
                            batch.entries().forEach(GatewayFuzz::rejection);
                        });
    }

    private static void presence(Batch batch) {
        PresenceBook book = new PresenceBook(Homes.home(), MutableClock.START);
        book.heard(batch);
        for (BatchEntry entry : batch.entries()) {
            book.recall(entry);
            book.apply(entry);
            book.judge(MutableClock.START);
        }
        PresenceBook.Changes changes = book.changes();
        changes.devices().forEach(each -> DEVICES.decode(DEVICES.encode(each)));
        changes.actuators().forEach(each -> ACTUATORS.decode(ACTUATORS.encode(each)));
        book.published(changes);
    }

    private static void aggregation(Batch batch) {
        Aggregation aggregation = WINDOWS.begin();
        RecentMessages recent = TestRecentMessages.empty();
        recent.begin(1);
        for (BatchEntry entry : batch.entries()) {
            if (entry instanceof BatchEntry.SensedMessage message
                    && !recent.isRepeat(message, 1)
                    && !Aggregation.isTooLarge(message)) {
                aggregation.add(message);
            }
        }
        for (Aggregation.Aggregated each :
                aggregation.aggregated(
                        Homes.SITE, Homes.GATEWAY.gateway(), 1, MutableClock.START)) {
            byte[] written = MESSAGES.encode(each.message());
            assertThat(written).hasSizeLessThanOrEqualTo(MAX_MESSAGE_BYTES);
            assertThat(text(MESSAGES.encode(MESSAGES.decode(written)))).isEqualTo(text(written));
        }
    }

    private static void rejection(BatchEntry entry) {
        if (entry instanceof BatchEntry.RejectedMessage rejected) {
            REJECTIONS.decode(REJECTIONS.encode(rejected.rejection()));
        }
    }

    private static void command(byte[] input) {
        read(() -> JsonCodec.of(Command.class).decode(input))
                .filter(command -> command.site().equals(Homes.SITE))
                .ifPresent(command -> assertThat(CommandTaking.isTaken(command)).isTrue());
    }

    private static void restored(byte[] input) {
        read(() -> JsonCodec.of(CommandStatus.class).decode(input))
                .filter(status -> status.site().equals(Homes.SITE))
                .ifPresent(
                        status ->
                                assertThat(CommandTaking.isGoodOneFinishedAfter(status)).isTrue());
    }

    /** What a disk gives back is cut off, or told as damage; what is appended then is read. */
    private static void journal(byte[] file) throws IOException {
        List<byte[]> payloads;
        try {
            payloads = JournalFiles.opened(DIRECTORY, file, APPENDED);
        } catch (JournalDamagedException e) {
            return;
        } finally {
            clear();
        }
        assertThat(payloads.getLast()).isEqualTo(APPENDED);
    }

    /** What intake took is found again at the next start. */
    private static void journalled(byte[] input) throws IOException {
        if (read(() -> BatchReading.read(input)).isPresent()) {
            List<byte[]> payloads =
                    JournalFiles.opened(DIRECTORY, JournalFiles.with(input), APPENDED);
            clear();
            assertThat(payloads).containsExactly(input, APPENDED);
        }
    }

    private static void account(byte[] input) {
        try {
            JsonNode data = JsonCodec.mapper().readTree(input);
            assertThat(AccountAnswers.found(data)).isNotEmpty();
        } catch (JacksonException e) {
            assertThat(e).as("no answer").isNotNull();
        }
    }

    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (MalformedMessageException | UnknownSchemaException e) {
            return Optional.empty();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("journal-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
