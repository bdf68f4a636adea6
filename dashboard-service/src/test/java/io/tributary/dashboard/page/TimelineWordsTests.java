package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.presence.PresenceStretch;
import io.tributary.dashboard.presence.PresenceTimeline;
import io.tributary.dashboard.support.Home;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineWordsTests {

    private static final Instant TO = Instant.parse("2026-11-20T12:00:00Z");
    private static final DeviceView DEVICE =
            new DeviceView(
                    Home.SITE,
                    Home.ROOM1,
                    Home.NODE1,
                    true,
                    ShownPresence.ONLINE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of());

    @Test
    void deviceThatWasAwayForASecondWasNotOnlineAllTheTime() {
        TimelineWords words =
                words(
                        stretch(ShownPresence.ONLINE, TO.minusSeconds(10), null),
                        stretch(ShownPresence.OFFLINE, TO.minusSeconds(11), TO.minusSeconds(10)),
                        stretch(
                                ShownPresence.ONLINE,
                                TO.minusSeconds(99_999),
                                TO.minusSeconds(11)));

        assertThat(words.sentence()).isEqualTo("Online 99.9% of the time.");
        assertThat(words.alternative()).isEqualTo("Online: 23 h (99.9%); Offline: 1 s (0%)");
    }

    @Test
    void whatIsNotKnownIsNeitherOnlineNorOffline() {
        TimelineWords words =
                words(
                        stretch(ShownPresence.SITE_UNREACHABLE, TO.minusSeconds(3_600), null),
                        stretch(
                                ShownPresence.ONLINE,
                                TO.minusSeconds(7_200),
                                TO.minusSeconds(3_600)),
                        stretch(
                                ShownPresence.STALE,
                                TO.minusSeconds(10_800),
                                TO.minusSeconds(7_200)),
                        stretch(ShownPresence.UNKNOWN, null, TO.minusSeconds(10_800)));

        assertThat(words.sentence()).isEqualTo("Online 50% of the time that is known (2 h).");
        assertThat(words(stretch(ShownPresence.UNKNOWN, null, null)).sentence())
                .isEqualTo("Nothing is known of this time.");
    }

    @Test
    void ofADiscoveredDeviceNobodyJudgesTheSilence() {
        assertThat(words(stretch(ShownPresence.DISCOVERED, TO.minusSeconds(99_999), null)))
                .extracting(TimelineWords::sentence)
                .isEqualTo("It is not in the site model, so nobody judges whether it is silent.");
    }

    @Test
    void barIsCutToTheRangeButTheTimesAreNot() {
        Instant before = TO.minusSeconds(172_800);
        TimelineView view =
                view(
                        stretch(ShownPresence.ONLINE, TO.minusSeconds(21_600), null),
                        stretch(ShownPresence.OFFLINE, before, TO.minusSeconds(21_600)));

        assertThat(view.parts())
                .containsExactly(
                        new TimelineView.Part(
                                "online", "75.0000%", "25.0000%", TO.minusSeconds(21_600), null),
                        new TimelineView.Part(
                                "offline", "0.0000%", "75.0000%", before, TO.minusSeconds(21_600)));
        assertThat(new TimelineWords(view, English.words()).span(view.stretches().getLast()))
                .isEqualTo("42 h");
    }

    @Test
    void marksAreThoseOfTheLength() {
        assertThat(marks(TimelineLength.P1D)).containsExactly("−24 h", "−18 h", "−12 h", "−6 h");
        assertThat(marks(TimelineLength.P7D))
                .containsExactly("−7 d", "−6 d", "−5 d", "−4 d", "−3 d", "−2 d", "−1 d");
        assertThat(TimelineLength.of("P1Y")).isEqualTo(TimelineLength.P1D);
    }

    private static List<String> marks(TimelineLength length) {
        TimelineWords words =
                new TimelineWords(new TimelineView(DEVICE, length, null), English.words());
        return length.marks().stream().map(words::mark).toList();
    }

    private static TimelineWords words(PresenceStretch... stretches) {
        return new TimelineWords(view(stretches), English.words());
    }

    private static TimelineView view(PresenceStretch... stretches) {
        return new TimelineView(
                DEVICE,
                TimelineLength.P1D,
                new PresenceTimeline(
                        Home.SITE,
                        Home.ROOM1,
                        Home.NODE1,
                        TO.minusSeconds(86_400),
                        TO,
                        List.of(stretches),
                        null));
    }

    private static PresenceStretch stretch(
            ShownPresence state, @Nullable Instant since, @Nullable Instant until) {
        return new PresenceStretch(state, since, until);
    }
}
