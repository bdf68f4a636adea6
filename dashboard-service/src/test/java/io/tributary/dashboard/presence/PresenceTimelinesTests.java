package io.tributary.dashboard.presence;

import static io.tributary.dashboard.device.ShownPresence.OFFLINE;
import static io.tributary.dashboard.device.ShownPresence.ONLINE;
import static io.tributary.dashboard.device.ShownPresence.SITE_UNREACHABLE;
import static io.tributary.dashboard.device.ShownPresence.STALE;
import static io.tributary.dashboard.device.ShownPresence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.support.Home;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresenceTimelinesTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TimelineRange DAY =
            new TimelineRange(NOON.minusSeconds(86_400), NOON.plusSeconds(3_600));
    private static final int ENOUGH = 50;

    private final Kept kept = new Kept();
    private final PresenceTimelines timelines = new PresenceTimelines(kept);

    @Test
    void stretchesFollowOneAnotherFromThePresentToWhatHeldAtTheStart() {
        kept.add(OFFLINE, -600);
        kept.add(STALE, -3_600);
        kept.add(ONLINE, -90_000);
        kept.add(OFFLINE, -99_999);

        assertThat(of(device(ONLINE, null, at(-60)), null, ENOUGH).items())
                .containsExactly(
                        new PresenceStretch(ONLINE, at(-60), null),
                        new PresenceStretch(OFFLINE, at(-600), at(-60)),
                        new PresenceStretch(STALE, at(-3_600), at(-600)),
                        new PresenceStretch(ONLINE, at(-90_000), at(-3_600)));
    }

    @Test
    void whatNobodyKeptIsUnknown() {
        kept.add(OFFLINE, -600);

        assertThat(of(device(ONLINE, null, at(-60)), null, ENOUGH).items())
                .last()
                .isEqualTo(new PresenceStretch(UNKNOWN, null, at(-600)));
        assertThat(of(device(UNKNOWN, null, null), null, ENOUGH).items())
                .containsExactly(
                        new PresenceStretch(OFFLINE, at(-600), null),
                        new PresenceStretch(UNKNOWN, null, at(-600)));
    }

    @Test
    void deviceThatHasBeenTheSameForLongNeedsNothingKept() {
        PresenceTimeline told = of(device(ONLINE, null, at(-999_999)), null, ENOUGH);

        assertThat(told.items()).containsExactly(new PresenceStretch(ONLINE, at(-999_999), null));
        assertThat(told.next()).isNull();
        assertThat(kept.asked).isZero();
    }

    @Test
    void ofASiteThatIsSilentNothingIsKnownSinceItsLastSignOfLife() {
        assertThat(of(device(ONLINE, at(-300), at(-600)), null, ENOUGH).items())
                .startsWith(
                        new PresenceStretch(SITE_UNREACHABLE, at(-300), null),
                        new PresenceStretch(ONLINE, at(-600), at(-300)));
        assertThat(of(device(ONLINE, at(-900), at(-600)), null, ENOUGH).items())
                .startsWith(new PresenceStretch(SITE_UNREACHABLE, at(-600), null));
    }

    @Test
    void presentHoldsWhereAClockWasSetBack() {
        kept.add(OFFLINE, 1_800);
        kept.add(ONLINE, -60);
        kept.add(STALE, -900);

        assertThat(of(device(ONLINE, null, at(-60)), null, ENOUGH).items())
                .startsWith(
                        new PresenceStretch(ONLINE, at(-60), null),
                        new PresenceStretch(STALE, at(-900), at(-60)));
    }

    @Test
    void whatIsPresentNowIsNotToldOfAnEarlierRange() {
        kept.add(STALE, -9_000);
        kept.add(ONLINE, -10_000);

        PresenceTimeline told =
                timelines.of(
                        device(OFFLINE, null, at(-60)),
                        new TimelineRange(at(-9_500), at(-8_500)),
                        null,
                        ENOUGH);

        assertThat(told.items())
                .containsExactly(
                        new PresenceStretch(STALE, at(-9_000), null),
                        new PresenceStretch(ONLINE, at(-10_000), at(-9_000)));
    }

    @Test
    void pagesTogetherAreTheWhole() {
        for (int i = 1; i <= 9; i++) {
            kept.add(i % 2 == 0 ? ONLINE : OFFLINE, -i * 100L);
        }
        kept.add(STALE, -300); // at the time of another: of no length
        DeviceView device = device(ONLINE, at(-20), at(-50));
        List<PresenceStretch> whole = of(device, null, ENOUGH).items();
        for (int limit = 1; limit <= whole.size(); limit++) {
            List<PresenceStretch> pages = new ArrayList<>();
            String next = null;
            do {
                PresenceTimeline page = of(device, Cursor.parse(next), limit);
                assertThat(page.items()).hasSizeBetween(1, limit);
                pages.addAll(page.items());
                next = page.next();
            } while (next != null);

            assertThat(pages).as("limit %d", limit).isEqualTo(whole);
        }
        assertThat(whole).hasSize(12);
    }

    @Test
    void cursorOfAnotherRangeIsRefused() {
        for (Instant other : List.of(DAY.from(), DAY.to(), Instant.ofEpochMilli(Long.MAX_VALUE))) {
            assertThatThrownBy(
                            () -> of(device(ONLINE, null, at(-60)), new Cursor(other, ""), ENOUGH))
                    .isInstanceOf(ApiProblemException.class)
                    .hasMessageStartingWith("cursor ");
        }
    }

    private PresenceTimeline of(DeviceView device, @Nullable Cursor after, int limit) {
        return timelines.of(device, DAY, after, limit);
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    /**
     * @param heardAt the last sign of life of its site, where that is silent
     */
    private static DeviceView device(
            ShownPresence presence, @Nullable Instant heardAt, @Nullable Instant since) {
        return new DeviceView(
                Home.SITE,
                Home.ROOM1,
                Home.NODE1,
                true,
                heardAt == null ? presence : SITE_UNREACHABLE,
                heardAt == null ? null : presence,
                since,
                since,
                heardAt,
                null,
                List.of(),
                List.of());
    }

    /** Changes in memory. */
    private static final class Kept implements PresenceChanges {

        private final List<PresenceChange> all = new ArrayList<>();
        private int asked;

        void add(ShownPresence state, long seconds) {
            all.add(new PresenceChange(state, at(seconds)));
        }

        @Override
        public List<PresenceChange> before(DeviceKey device, Instant end, int most) {
            asked++;
            return all.stream()
                    .filter(change -> change.since().isBefore(end))
                    .sorted(Comparator.comparing(PresenceChange::since).reversed())
                    .limit(most)
                    .toList();
        }
    }
}
