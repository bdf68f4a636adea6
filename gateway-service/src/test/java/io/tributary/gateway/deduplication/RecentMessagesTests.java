package io.tributary.gateway.deduplication;

import static io.tributary.gateway.Batches.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.gateway.Homes;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentMessagesTests {

    private static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    private static final DeviceId STOVE = DeviceId.of("stove");
    private static final DeviceId FRIDGE = DeviceId.of("fridge");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecentMessages recent =
            new RecentMessages(new DeduplicationProperties(10_000), registry);
    private long position;

    @Test
    void sameDeviceNumberAndHashIsARepeat() {
        assertThat(isRepeat(STOVE, 7, "a", AT)).isFalse();
        assertThat(isRepeat(STOVE, 7, "a", AT.plusSeconds(1))).isTrue();
        assertThat(isRepeat(STOVE, 7, "a", AT.plusSeconds(2))).isTrue();
    }

    @Test
    void otherDeviceOtherNumberOrOtherHashIsNone() {
        assertThat(isRepeat(STOVE, 7, "a", AT)).isFalse();
        assertThat(isRepeat(FRIDGE, 7, "a", AT)).isFalse();
        assertThat(isRepeat(STOVE, 8, "a", AT)).isFalse();
        assertThat(isRepeat(STOVE, 7, "b", AT)).isFalse();
    }

    @Test
    void messageWithoutNumberIsNeverARepeatHoweverEqual() {
        assertThat(recent.isRepeat(message(STOVE, null, null, null, AT), 1)).isFalse();
        assertThat(recent.isRepeat(message(STOVE, null, null, null, AT), 2)).isFalse();
    }

    @Test
    void numbersOutOfOrderAreRecognised() {
        for (long seq : new long[] {5, 3, 9, 1}) {
            assertThat(isRepeat(STOVE, seq, "a", AT)).isFalse();
        }
        for (long seq : new long[] {1, 9, 3, 5}) {
            assertThat(isRepeat(STOVE, seq, "a", AT)).isTrue();
        }
    }

    @Test
    void sameMessageAfterFifteenMinutesIsANewOne() {
        assertThat(isRepeat(STOVE, 1, "a", AT)).isFalse();
        assertThat(isRepeat(STOVE, 1, "a", AT.plus(Duration.ofMinutes(15)))).isTrue();
        assertThat(isRepeat(STOVE, 1, "a", AT.plus(Duration.ofMinutes(15)).plusSeconds(1)))
                .isFalse();
    }

    @Test
    void clockThatJumpsMakesNoMessageARepeatAndForgetsNoneThatCameSince() {
        Instant ahead = AT.plus(Duration.ofHours(1));
        assertThat(isRepeat(STOVE, 1, "a", AT)).isFalse();
        assertThat(isRepeat(STOVE, 2, "a", ahead)).isFalse();
        assertThat(isRepeat(STOVE, 2, "a", ahead)).isTrue();
        assertThat(isRepeat(STOVE, 3, "a", AT)).isFalse();
        assertThat(isRepeat(STOVE, 2, "a", AT)).isTrue();
        assertThat(isRepeat(STOVE, 3, "a", AT)).isTrue();
        assertThat(isRepeat(STOVE, 4, "a", AT.minus(Duration.ofHours(1)))).isFalse();
        assertThat(isRepeat(STOVE, 4, "a", AT.minus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void lastMessagesOfADeviceAreRememberedAndNoMore() {
        RecentMessages roomy = TestRecentMessages.empty();
        roomy.begin(0);
        for (long seq = 0; seq <= RecentMessages.MAX_PER_DEVICE; seq++) {
            assertThat(roomy.isRepeat(message(STOVE, seq, "a", null, AT), seq)).isFalse();
        }
        assertThat(roomy.remembered()).isEqualTo(RecentMessages.MAX_PER_DEVICE);
        assertThat(roomy.isRepeat(message(STOVE, 1L, "a", null, AT), 5000)).isTrue();
        assertThat(roomy.isRepeat(message(STOVE, 0L, "a", null, AT), 5000)).isFalse();
    }

    @Test
    void partOfTheJournalThatIsReadAgainHoldsNoRepeats() {
        recent.begin(0);
        assertThat(recent.isRepeat(message(STOVE, 1L, "a", null, AT), 10)).isFalse();
        recent.begin(20);
        assertThat(recent.isRepeat(message(STOVE, 2L, "a", null, AT), 20)).isFalse();
        assertThat(recent.isRepeat(message(FRIDGE, 2L, "a", null, AT), 20)).isFalse();
        recent.begin(20);
        assertThat(recent.isRepeat(message(STOVE, 2L, "a", null, AT), 20)).isFalse();
        assertThat(recent.isRepeat(message(FRIDGE, 2L, "a", null, AT), 20)).isFalse();
        assertThat(recent.isRepeat(message(STOVE, 1L, "a", null, AT), 30)).isTrue();
        assertThat(recent.isRepeat(message(FRIDGE, 2L, "a", null, AT), 30)).isTrue();
        assertThat(recent.remembered()).isEqualTo(3);
    }

    @Test
    void whatIsFedInAgainCountsOnceForEachRejection() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        assertThat(recent.isRepeat(message(STOVE, 1L, "a", one, AT), 1)).isFalse();
        assertThat(recent.isRepeat(message(STOVE, 1L, "a", one, AT), 2)).isTrue();
        assertThat(recent.isRepeat(message(STOVE, 1L, "a", other, AT), 3)).isFalse();
        assertThat(recent.isRepeat(message(STOVE, 1L, "a", null, AT), 4)).isFalse();
    }

    @Test
    void memoryStaysWithinItsLimitAndEveryDeviceKeepsItsNewest() {
        for (long seq = 0; seq < 300; seq++) {
            for (int device = 0; device < 100; device++) {
                assertThat(isRepeat(DeviceId.of("d" + device), seq, "a", AT)).isFalse();
            }
        }
        assertThat(recent.remembered()).isEqualTo(10_000);
        assertThat(registry.counter("tributary.gateway.deduplication.shortened").count())
                .isEqualTo(300 * 100 - 10_000);
        for (int device = 0; device < 100; device++) {
            assertThat(isRepeat(DeviceId.of("d" + device), 299, "a", AT)).isTrue();
            assertThat(isRepeat(DeviceId.of("d" + device), 240, "a", AT)).isTrue();
        }
    }

    @Test
    void silentDevicesAreForgotten() {
        for (int device = 0; device < 100; device++) {
            assertThat(isRepeat(DeviceId.of("d" + device), 1, "a", AT)).isFalse();
        }
        assertThat(isRepeat(STOVE, 1, "a", AT.plus(Duration.ofMinutes(20)))).isFalse();
        assertThat(recent.remembered()).isEqualTo(1);
    }

    @Test
    void agreesWithAPlainListWhateverComes() {
        record Seen(long seq, String hash, Instant at) {}
        Random random = new Random(4711);
        Deque<Seen> list = new ArrayDeque<>();
        RecentMessages roomy = TestRecentMessages.empty();
        roomy.begin(0);
        Instant now = AT;
        int repeats = 0;
        for (int i = 0; i < 50_000; i++) {
            now = now.plusMillis(random.nextInt(2_000));
            long seq = random.nextInt(3_000);
            String hash = Long.toHexString(random.nextInt(2));
            Instant since = now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
            boolean expected =
                    list.stream()
                            .anyMatch(
                                    each ->
                                            each.seq() == seq
                                                    && each.hash().equals(hash)
                                                    && !each.at()
                                                            .isBefore(
                                                                    since.minus(
                                                                            RecentMessages
                                                                                    .WINDOW)));
            assertThat(roomy.isRepeat(message(STOVE, seq, hash, null, now), i)).isEqualTo(expected);
            if (expected) {
                repeats++;
            } else {
                list.addLast(new Seen(seq, hash, since));
            }
            while (list.getFirst().at().isBefore(since.minus(Duration.ofHours(1)))) {
                list.removeFirst();
            }
        }
        assertThat(repeats).isBetween(1_000, 49_000);
    }

    private boolean isRepeat(DeviceId device, long seq, String hash, Instant at) {
        return recent.isRepeat(message(device, seq, hash, null, at), position++);
    }

    private static SensedMessage message(
            DeviceId device,
            @Nullable Long seq,
            @Nullable String hash,
            @Nullable UUID replayOf,
            Instant at) {
        return new SensedMessage(
                false,
                Homes.KITCHEN,
                device,
                at,
                at,
                seq,
                null,
                hash,
                replayOf,
                List.of(number("temperature", 21)));
    }
}
