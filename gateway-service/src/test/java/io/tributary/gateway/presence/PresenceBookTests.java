package io.tributary.gateway.presence;

import static io.tributary.gateway.Batches.info;
import static io.tributary.gateway.Batches.rehearsal;
import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.retained;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.Homes.KITCHEN;
import static io.tributary.gateway.Homes.LIGHT;
import static io.tributary.gateway.Homes.SITE;
import static io.tributary.gateway.Homes.SMOKE_ALARM;
import static io.tributary.gateway.Homes.STOVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Batches;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceBookTests {

    private static final Instant START = MutableClock.START;
    private static final DeviceId STRANGER = DeviceId.of("stranger");

    private final MutableClock clock = new MutableClock();
    private final PresenceBook book =
            new PresenceBook(Homes.home(), START, clock.steady(), () -> true);

    @Test
    void deviceThatWasNeverHeardOfIsOffline() {
        assertThat(book.changes().devices())
                .extracting(DeviceState::device, DeviceState::presence, DeviceState::revision)
                .containsExactly(
                        tuple(STOVE, Presence.OFFLINE, 1L),
                        tuple(SMOKE_ALARM, Presence.OFFLINE, 1L));
        assertThat(book.isPresent(KITCHEN, STOVE)).isFalse();
    }

    @Test
    void birthMakesItPresentAndLastWillAbsent() {
        publish();
        book.apply(status(STOVE, "online", START.plusSeconds(1)));
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();
        assertThat(state(STOVE).since()).isEqualTo(START.plusSeconds(1));

        book.apply(status(STOVE, "offline", START.plusSeconds(2)));
        assertThat(book.isPresent(KITCHEN, STOVE)).isFalse();
        assertThat(state(STOVE).presence()).isEqualTo(Presence.OFFLINE);
        assertThat(state(STOVE).since()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void readingMakesItPresent() {
        book.apply(temperature(21, START.plusSeconds(3)));
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();
        assertThat(state(STOVE).lastSeenAt()).isEqualTo(START.plusSeconds(3).plusMillis(5));
    }

    @Test
    void rehearsalIsNoSignOfLife() {
        book.apply(rehearsal(temperature(21, START)));
        assertThat(book.isPresent(KITCHEN, STOVE)).isFalse();
    }

    @Test
    void readingThatSomebodyFedInAgainIsNoSignOfLife() {
        BatchEntry.SensedMessage first = temperature(21, START);
        book.apply(
                new BatchEntry.SensedMessage(
                        false,
                        first.location(),
                        first.device(),
                        first.at(),
                        first.acquiredAt(),
                        first.seq(),
                        first.boot(),
                        first.hash(),
                        UUID.randomUUID(),
                        first.values()));
        assertThat(book.isPresent(KITCHEN, STOVE)).isFalse();
    }

    @Test
    void deviceOutsideTheModelIsDiscovered() {
        publish();
        book.apply(status(STRANGER, "online", START));
        DeviceState state = state(STRANGER);
        assertThat(state.presence()).isEqualTo(Presence.DISCOVERED);
        assertThat(state.lastSeenAt()).isEqualTo(START);
        book.apply(status(STRANGER, "offline", START));
        clock.advance(Duration.ofDays(9));
        book.judge(clock.instant());
        assertThat(state(STRANGER).presence()).isEqualTo(Presence.DISCOVERED);
        assertThat(book.isPresent(KITCHEN, STRANGER)).isFalse();
    }

    @Test
    void strangersAreFollowedUpToALimit() {
        for (int i = 0; i <= PresenceBook.MAX_DISCOVERED; i++) {
            book.apply(status(DeviceId.of("s" + i), "online", START));
            book.apply(report("a" + i, "ON", null, START));
        }
        assertThat(book.changes().devices()).hasSize(2 + PresenceBook.MAX_DISCOVERED);
        assertThat(book.changes().actuators()).hasSize(PresenceBook.MAX_DISCOVERED);
        book.apply(report("light", "ON", null, START));
        assertThat(book.reported(KITCHEN, LIGHT)).isNotNull();
    }

    @Test
    void infoIsKeptAndAnEqualOneIsNoChange() {
        book.apply(info(STOVE, "{\"firmware\":\"1.2\",\"channels\":[1,2]}", START));
        assertThat(state(STOVE).info())
                .isEqualTo(Map.of("firmware", "1.2", "channels", List.of(1, 2)));
        publish();
        book.apply(info(STOVE, "{\"firmware\":\"1.2\",\"channels\":[1,2]}", START));
        assertThat(book.changes().isEmpty()).isTrue();
        book.apply(info(STOVE, "{\"firmware\":\"1.3\"}", START));
        assertThat(state(STOVE).info()).isEqualTo(Map.of("firmware", "1.3"));
    }

    @Test
    void infoThatNoRecordCouldHoldIsReplacedByAWord() {
        String deep = "{\"a\":".repeat(499) + "1" + "}".repeat(499);
        for (String json : List.of(deep, "[1]", "null", "{", "\"" + "x".repeat(20_000) + "\"")) {
            book.apply(info(STOVE, json, START));
            DeviceState state = state(STOVE);
            assertThat(state.info()).containsOnlyKeys("unreadable");
            assertThat(JsonCodec.of(DeviceState.class).encode(state)).isNotEmpty();
        }
    }

    @Test
    void restoredStateIsNoChangeAndItsRevisionGoesOn() {
        DeviceState before = online(STOVE, 41, START.minusSeconds(10));
        publish();
        book.restore(before);
        book.restore(before);
        assertThat(book.changes().isEmpty()).isTrue();
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();
        book.apply(status(STOVE, "offline", START));
        assertThat(state(STOVE).revision()).isEqualTo(42);
        assertThat(state(STOVE).info()).isEqualTo(before.info());
    }

    @Test
    void deviceThatLeftTheModelIsOnlyDiscovered() {
        book.restore(online(STRANGER, 3, START));
        assertThat(state(STRANGER).presence()).isEqualTo(Presence.DISCOVERED);
        assertThat(state(STRANGER).revision()).isEqualTo(4);
    }

    @Test
    void changeWhileTheLastOneIsPublishedIsNotLost() {
        book.apply(status(STOVE, "online", START));
        PresenceBook.Changes onTheWay = book.changes();
        book.apply(status(STOVE, "offline", START.plusSeconds(1)));
        book.apply(report("light", "ON", null, START.plusSeconds(1)));
        book.published(onTheWay);

        PresenceBook.Changes next = book.changes();
        assertThat(next.devices())
                .singleElement()
                .returns(Presence.OFFLINE, DeviceState::presence)
                .returns(2L, DeviceState::revision);
        assertThat(next.actuators()).hasSize(1);
    }

    @Test
    void reportWhileTheLastOneIsPublishedIsNotLost() {
        book.apply(report("light", "ON", null, START));
        PresenceBook.Changes onTheWay = book.changes();
        book.apply(report("light", "OFF", null, START.plusSeconds(1)));
        book.published(onTheWay);
        assertThat(book.changes().actuators())
                .singleElement()
                .returns("OFF", ActuatorState::reported)
                .returns(2L, ActuatorState::revision);
    }

    @Test
    void reportedStateIsKeptWithItsCommand() {
        UUID command = UUID.randomUUID();
        book.apply(report("light", "ON", command.toString(), START));
        assertThat(book.reported(KITCHEN, LIGHT))
                .isEqualTo(
                        new ActuatorState(
                                SITE, KITCHEN, LIGHT, 1, "ON", START, new CommandId(command)));
    }

    @Test
    void equalReportsAreWrittenOnceAMinute() {
        int written = 0;
        for (int second = 0; second < 300; second++) {
            Instant now = START.plusSeconds(second);
            book.apply(report("light", "ON", null, now));
            written += book.changes().actuators().size();
            publish();
        }
        assertThat(written).isEqualTo(5);
    }

    @Test
    void retainedReplayOfTheSameStateIsNoReport() {
        book.apply(report("light", "ON", null, START));
        book.apply(retained(report("light", "ON", null, START.plusSeconds(3_600))));
        assertThat(reported().reportedAt()).isEqualTo(START);
        book.apply(retained(report("light", "OFF", null, START.plusSeconds(3_600))));
        assertThat(reported().reported()).isEqualTo("OFF");
    }

    @Test
    void sameStateForAnotherCommandIsAReport() {
        book.apply(report("light", "ON", null, START));
        UUID command = UUID.randomUUID();
        book.apply(retained(report("light", "ON", command.toString(), START.plusSeconds(1))));
        assertThat(reported().command()).isEqualTo(new CommandId(command));
        book.apply(report("light", "ON", command.toString(), START.plusSeconds(2)));
        assertThat(reported().reportedAt()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void restoredReportGoesOn() {
        book.restore(new ActuatorState(SITE, KITCHEN, LIGHT, 9, "ON", START, null));
        assertThat(book.changes().actuators()).isEmpty();
        book.apply(report("light", "OFF", null, START));
        assertThat(reported().revision()).isEqualTo(10);
    }

    @Test
    void refusedMessageChangesNothing() {
        publish();
        book.apply(
                new BatchEntry.RejectedMessage(
                        new io.tributary.gateway.rejection.Refusals(Homes.GATEWAY)
                                .batch(
                                        "sense/kitchen/stove",
                                        Batches.encoded(Batches.batch(1)),
                                        io.tributary.topology.rejection.RejectionReason
                                                .MALFORMED_JSON,
                                        "no JSON",
                                        START)));
        assertThat(book.changes().isEmpty()).isTrue();
    }

    private void publish() {
        book.published(book.changes());
    }

    private ActuatorState reported() {
        ActuatorState state = book.reported(KITCHEN, LIGHT);
        assertThat(state).isNotNull();
        return state;
    }

    private DeviceState state(DeviceId device) {
        return book.changes().devices().stream().filter(isOf(device)).findFirst().orElseThrow();
    }

    private static java.util.function.Predicate<DeviceState> isOf(DeviceId device) {
        return state -> state.device().equals(device);
    }

    private static DeviceState online(DeviceId device, long revision, Instant since) {
        return new DeviceState(
                SITE,
                KITCHEN,
                device,
                revision,
                Presence.ONLINE,
                since,
                since,
                Map.of("firmware", "1.0"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
