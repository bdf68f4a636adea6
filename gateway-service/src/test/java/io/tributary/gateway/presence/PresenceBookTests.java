package io.tributary.gateway.presence;

import static io.tributary.gateway.Batches.info;
import static io.tributary.gateway.Batches.rehearsal;
import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.retained;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.Homes.ALARM_SILENCE;
import static io.tributary.gateway.Homes.KITCHEN;
import static io.tributary.gateway.Homes.LIGHT;
import static io.tributary.gateway.Homes.SITE;
import static io.tributary.gateway.Homes.SMOKE_ALARM;
import static io.tributary.gateway.Homes.STOVE;
import static io.tributary.gateway.Homes.STOVE_SILENCE;
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

    private final PresenceBook book = new PresenceBook(Homes.home(), START);

    @Test
    void deviceThatWasNeverHeardOfIsOffline() {
        assertThat(book.changes(START).devices())
                .extracting(DeviceState::device, DeviceState::presence, DeviceState::revision)
                .containsExactly(
                        tuple(STOVE, Presence.OFFLINE, 1L),
                        tuple(SMOKE_ALARM, Presence.OFFLINE, 1L));
        assertThat(book.isPresent(KITCHEN, STOVE)).isFalse();
    }

    @Test
    void birthMakesItPresentAndLastWillAbsent() {
        publish(START);
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
    void silenceIsJudgedByPresenceClass() {
        book.apply(temperature(21, START));
        book.apply(status(SMOKE_ALARM, "online", START));
        Instant lastHeard = START.plusMillis(5);
        book.judge(lastHeard.plus(STOVE_SILENCE));
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();

        book.judge(lastHeard.plus(STOVE_SILENCE).plusMillis(1));
        assertThat(book.isPresent(KITCHEN, STOVE)).isFalse();
        assertThat(state(STOVE).presence()).isEqualTo(Presence.STALE);
        assertThat(book.isPresent(KITCHEN, SMOKE_ALARM)).isTrue();

        book.judge(START.plus(ALARM_SILENCE).plusMillis(1));
        assertThat(state(SMOKE_ALARM).presence()).isEqualTo(Presence.STALE);
    }

    @Test
    void offlineDeviceDoesNotTurnStale() {
        book.apply(status(STOVE, "offline", START));
        book.judge(START.plus(Duration.ofDays(1)));
        assertThat(state(STOVE).presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void staleDeviceThatSendsAgainIsBack() {
        book.apply(temperature(21, START));
        book.judge(START.plusSeconds(60));
        book.apply(temperature(21, START.plusSeconds(61)));
        assertThat(state(STOVE).presence()).isEqualTo(Presence.ONLINE);
        assertThat(state(STOVE).since()).isEqualTo(START.plusSeconds(61).plusMillis(5));
    }

    @Test
    void ourOwnAbsenceIsNotTheDevicesSilence() {
        book.restore(online(STOVE, 5, START.minusSeconds(600)));
        book.listening(START);
        book.judge(START.plus(STOVE_SILENCE));
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();
        book.judge(START.plus(STOVE_SILENCE).plusMillis(1));
        assertThat(state(STOVE).presence()).isEqualTo(Presence.STALE);
    }

    @Test
    void waitingForKafkaAtTheStartIsOurOwnAbsenceToo() {
        book.restore(online(STOVE, 5, START.minusSeconds(600)));
        Instant later = START.plusSeconds(3_600);
        book.listening(later);
        book.judge(later.plusSeconds(1));
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();
    }

    @Test
    void retainedBirthIsBelievedButIsNoSignOfLifeOfThatMoment() {
        book.apply(retained(status(STOVE, "online", START.plusSeconds(1))));
        assertThat(book.isPresent(KITCHEN, STOVE)).isTrue();
        assertThat(state(STOVE).lastSeenAt()).isNull();
        book.judge(START.plusSeconds(1).plus(STOVE_SILENCE).plusMillis(1));
        assertThat(state(STOVE).presence()).isEqualTo(Presence.STALE);
    }

    @Test
    void deviceOutsideTheModelIsDiscovered() {
        publish(START);
        book.apply(status(STRANGER, "online", START));
        DeviceState state = state(STRANGER);
        assertThat(state.presence()).isEqualTo(Presence.DISCOVERED);
        assertThat(state.lastSeenAt()).isEqualTo(START);
        book.apply(status(STRANGER, "offline", START));
        book.judge(START.plus(Duration.ofDays(9)));
        assertThat(state(STRANGER).presence()).isEqualTo(Presence.DISCOVERED);
        assertThat(book.isPresent(KITCHEN, STRANGER)).isFalse();
    }

    @Test
    void strangersAreFollowedUpToALimit() {
        for (int i = 0; i <= PresenceBook.MAX_DISCOVERED; i++) {
            book.apply(status(DeviceId.of("s" + i), "online", START));
            book.apply(report("a" + i, "ON", null, START));
        }
        assertThat(book.changes(START).devices()).hasSize(2 + PresenceBook.MAX_DISCOVERED);
        assertThat(book.changes(START).actuators()).hasSize(PresenceBook.MAX_DISCOVERED);
        book.apply(report("light", "ON", null, START));
        assertThat(book.reported(KITCHEN, LIGHT)).isNotNull();
    }

    @Test
    void infoIsKeptAndAnEqualOneIsNoChange() {
        book.apply(info(STOVE, "{\"firmware\":\"1.2\",\"channels\":[1,2]}", START));
        assertThat(state(STOVE).info())
                .isEqualTo(Map.of("firmware", "1.2", "channels", List.of(1, 2)));
        publish(START);
        book.apply(info(STOVE, "{\"firmware\":\"1.2\",\"channels\":[1,2]}", START));
        assertThat(book.changes(START).isEmpty()).isTrue();
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
        publish(START);
        book.restore(before);
        book.restore(before);
        assertThat(book.changes(START).isEmpty()).isTrue();
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
        PresenceBook.Changes onTheWay = book.changes(START);
        book.apply(status(STOVE, "offline", START.plusSeconds(1)));
        book.apply(report("light", "ON", null, START.plusSeconds(1)));
        book.published(onTheWay, START);

        PresenceBook.Changes next = book.changes(START);
        assertThat(next.devices())
                .singleElement()
                .returns(Presence.OFFLINE, DeviceState::presence)
                .returns(2L, DeviceState::revision);
        assertThat(next.actuators()).hasSize(1);
    }

    @Test
    void reportWhileTheLastOneIsPublishedIsNotLost() {
        book.apply(report("light", "ON", null, START));
        PresenceBook.Changes onTheWay = book.changes(START);
        book.apply(report("light", "OFF", null, START.plusSeconds(1)));
        book.published(onTheWay, START);
        assertThat(book.changes(START).actuators())
                .singleElement()
                .returns("OFF", ActuatorState::reported)
                .returns(2L, ActuatorState::revision);
    }

    @Test
    void deviceThatGoesOnSendingIsWrittenOnceAMinute() {
        int written = 0;
        for (int second = 0; second < 300; second++) {
            Instant now = START.plusSeconds(second);
            book.apply(temperature(21, now));
            written += book.changes(now).devices().stream().anyMatch(isOf(STOVE)) ? 1 : 0;
            publish(now);
        }
        assertThat(written).isEqualTo(5);
    }

    @Test
    void flappingDeviceIsWrittenTwiceAMinuteAndItsEndIsNotMissed() {
        int written = 0;
        for (int second = 0; second < 120; second++) {
            Instant now = START.plusSeconds(second);
            book.apply(status(STOVE, second % 2 == 0 ? "online" : "offline", now));
            written += book.changes(now).devices().stream().anyMatch(isOf(STOVE)) ? 1 : 0;
            publish(now);
            assertThat(book.isPresent(KITCHEN, STOVE)).isEqualTo(second % 2 == 0);
        }
        assertThat(written).isBetween(6, 12);
        book.apply(status(STOVE, "online", START.plusSeconds(120)));
        Instant later = START.plusSeconds(160);
        assertThat(book.changes(later).devices())
                .filteredOn(isOf(STOVE))
                .singleElement()
                .returns(Presence.ONLINE, DeviceState::presence);
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
            written += book.changes(now).actuators().size();
            publish(now);
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
        assertThat(book.changes(START).actuators()).isEmpty();
        book.apply(report("light", "OFF", null, START));
        assertThat(reported().revision()).isEqualTo(10);
    }

    @Test
    void refusedMessageChangesNothing() {
        publish(START);
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
        assertThat(book.changes(START).isEmpty()).isTrue();
    }

    private void publish(Instant now) {
        book.published(book.changes(now), now);
    }

    private ActuatorState reported() {
        ActuatorState state = book.reported(KITCHEN, LIGHT);
        assertThat(state).isNotNull();
        return state;
    }

    private DeviceState state(DeviceId device) {
        return book.changes(START.plus(Duration.ofDays(30))).devices().stream()
                .filter(isOf(device))
                .findFirst()
                .orElseThrow();
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
