package io.tributary.dashboard.history.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.history.HistoryRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryPlanTests {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:30Z");
    private static final Pending NOTHING = pending(List.of(), List.of());

    @Test
    void wholeHoursAreOfHoursTheEdgesOfMinutesAndSeconds() {
        assertThat(plan("10:59:10", "13:01:20", "PT1H", NOTHING))
                .containsExactly(
                        "HOUR 11:00:00-13:00:00",
                        "MINUTE 13:00:00-13:01:00",
                        "READINGS 10:59:10-11:00:00",
                        "READINGS 13:01:00-13:01:20");
    }

    @Test
    void pointsOfMinutesAreNotOfHoursNorThoseOfSecondsOfMinutes() {
        assertThat(plan("10:00:00", "12:00:00", "PT90M", NOTHING))
                .containsExactly("MINUTE 10:00:00-12:00:00");
        assertThat(plan("10:00:00", "12:00:00", "PT90S", NOTHING))
                .containsExactly("READINGS 10:00:00-12:00:00");
    }

    @Test
    void whatIsPendingIsOfTheNextFinerLevel() {
        assertThat(
                        plan(
                                "10:00:00",
                                "14:00:00",
                                "PT1H",
                                pending(List.of("11:30:00"), List.of("13:00:00"))))
                .containsExactly(
                        "HOUR 10:00:00-11:00:00",
                        "HOUR 12:00:00-13:00:00",
                        "MINUTE 11:00:00-11:30:00",
                        "MINUTE 11:31:00-12:00:00",
                        "MINUTE 13:00:00-14:00:00",
                        "READINGS 11:30:00-11:31:00");
    }

    @Test
    void theLastMinutesAreOfReadings() {
        assertThat(plan("14:00:00", "16:00:00", "PT1H", NOTHING))
                .containsExactly("MINUTE 14:00:00-14:58:00", "READINGS 14:58:00-16:00:00");
    }

    @Test
    void whereTooMuchIsPendingEverythingIsOfTheFinerLevel() {
        assertThat(plan("10:00:00", "12:00:00", "PT1H", pending(List.of(), null)))
                .containsExactly("MINUTE 10:00:00-12:00:00");
        assertThat(plan("10:00:00", "12:00:00", "PT1H", pending(null, List.of())))
                .containsExactly("READINGS 10:00:00-12:00:00");
    }

    @Test
    void whereNothingIsKnownOfRollupsEverythingIsOfReadings() {
        assertThat(plan("10:00:00", "12:00:00", "PT1H", Pending.EVERYTHING))
                .containsExactly("READINGS 10:00:00-12:00:00");
        assertThat(
                        plan(
                                "10:00:00",
                                "12:00:00",
                                "PT1H",
                                new Pending(at("11:00:00"), List.of(), List.of())))
                .containsExactly("HOUR 11:00:00-12:00:00", "READINGS 10:00:00-11:00:00");
    }

    private static List<String> plan(String from, String to, String interval, Pending pending) {
        HistoryRange range = new HistoryRange(at(from), at(to), Duration.parse(interval));
        List<String> parts = new ArrayList<>();
        HistoryPlan.of(range, pending, NOW)
                .parts()
                .forEach(
                        (level, times) ->
                                times.ranges()
                                        .forEach(
                                                each ->
                                                        parts.add(
                                                                level
                                                                        + " "
                                                                        + time(each.from())
                                                                        + "-"
                                                                        + time(each.to()))));
        return parts;
    }

    private static Pending pending(@Nullable List<String> minutes, @Nullable List<String> hours) {
        return new Pending(Instant.EPOCH, starts(minutes), starts(hours));
    }

    private static @Nullable List<Instant> starts(@Nullable List<String> times) {
        return times == null ? null : times.stream().map(HistoryPlanTests::at).toList();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    private static String time(Instant time) {
        return time.toString().substring(11, 19);
    }
}
