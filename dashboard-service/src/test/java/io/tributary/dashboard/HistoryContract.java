package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** History and rejections out of a real Elasticsearch, against figures computed here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistoryContract {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final DeviceId LODGER = DeviceId.of("lodger");
    private static final String HISTORY = "/api/v1/sites/home/readings/history";

    private Index index;
    private Edge edge;
    private RunningDashboard dashboard;

    /** Its address; called once. */
    abstract String startElasticsearch();

    /** Its bootstrap servers; called once. */
    abstract String startKafka();

    abstract void stopServers();

    @BeforeAll
    void start() {
        String elasticsearch = startElasticsearch();
        String kafka = startKafka();
        index = new Index(elasticsearch);
        edge = new Edge(kafka);
        edge.tell(Home.MODEL);
        edge.tell(Home.heartbeat(Home.SITE, Instant.now()));
        dashboard = RunningDashboard.start(kafka, elasticsearch);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> dashboard.get("/api/v1/sites/home").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        if (dashboard != null) {
            dashboard.close();
            edge.close();
        }
        stopServers();
    }

    @Test
    void meanIsTheSumByTheCountNotTheMeanOfMeans() {
        // The same minute: one window of a single reading and one of nine.
        window("lab", "temperature", START, 1, 10, 10, 10);
        window("lab", "temperature", START.plusSeconds(1), 9, 20, 30, 9 * 25);

        JsonNode point = points("lab", "temperature", "PT1M").get(0);

        assertThat(point.path("count").asLong()).isEqualTo(10);
        assertThat(point.path("mean").asDouble()).isCloseTo(23.5, within(1e-9));
        assertThat(point.path("min").asDouble()).isEqualTo(10);
        assertThat(point.path("max").asDouble()).isEqualTo(30);
    }

    @Test
    void latePartsOfAWindowAddUpAndGapsStayGaps() {
        window("gaps", "power", START, 2, 1, 2, 3);
        window("gaps", "power", START, 1, 6, 6, 6);
        window("gaps", "power", START.plusSeconds(600), 1, 7, 7, 7);

        JsonNode points = points("gaps", "power", "PT1M");

        assertThat(points)
                .extracting(p -> p.path("at").asString())
                .containsExactly("2026-03-01T00:00:00Z", "2026-03-01T00:10:00Z");
        assertThat(points.get(0).path("count").asLong()).isEqualTo(3);
        assertThat(points.get(0).path("mean").asDouble()).isEqualTo(3);
    }

    @Test
    void rangeIncludesItsStartAndExcludesItsEnd() {
        window("edges", "power", START.minusSeconds(1), 1, 1, 1, 1);
        window("edges", "power", START, 1, 2, 2, 2);
        window("edges", "power", START.plusSeconds(3599), 1, 3, 3, 3);
        window("edges", "power", START.plusSeconds(3600), 1, 4, 4, 4);

        assertThat(points("edges", "power", "PT30M"))
                .extracting(p -> p.path("mean").asDouble())
                .containsExactly(2.0, 3.0);
    }

    @Test
    void seriesAreToldApartByElementDeviceTypeAndUnit() {
        window("many", "temperature", START, 1, 1, 1, 1);
        window("many", "power", START, 1, 2, 2, 2);
        document("many", "temperature", START, "boolean", null, 4, 0, 1, 1);
        document("many", "temperature", START, "number", "[degF]", 1, 70, 70, 70);

        JsonNode series = dashboard.json(HISTORY + query("PT1M") + "&location=many").path("series");

        assertThat(series)
                .extracting(
                        each ->
                                each.path("element").asString()
                                        + " "
                                        + each.path("type").asString()
                                        + " "
                                        + each.path("unit").asString(""))
                .containsExactlyInAnyOrder(
                        "power number Cel",
                        "temperature boolean ",
                        "temperature number Cel",
                        "temperature number [degF]");
        assertThat(
                        dashboard
                                .json(HISTORY + query("PT1M") + "&location=many&element=power")
                                .path("series"))
                .hasSize(1);
    }

    @Test
    void presenceIsToldFromWhatIsKeptAndWhatIsNow() {
        Instant since = Instant.parse("2026-11-20T10:00:00Z"); // by Home.device
        edge.tell(Home.heartbeat(Home.SITE, Instant.now())); // else nothing is known of what is now
        edge.tell(Home.device(Home.SITE, Home.KITCHEN, LODGER, Presence.ONLINE, since));
        change("kitchen", "online", since, since, 9); // what is now, told already: not told twice
        change("kitchen", "offline", since.minusSeconds(60), since, 8);
        change("kitchen", "gone fishing", since.minusSeconds(120), since, 7);
        change("kitchen", "online", since.minusSeconds(180), since, 5);
        change("kitchen", "stale", since.minusSeconds(180), since, 6);
        change("kitchen", "offline", since.minusSeconds(9000), null, 1);
        change("garden", "offline", since.minusSeconds(30), since, 1);
        String path =
                "/api/v1/sites/home/devices/lodger/presence?location=kitchen"
                        + "&from=2026-11-20T09:00:00Z&to=2026-11-20T11:00:00Z";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(dashboard.get(path).body())
                                        .contains("\"online\",\"since\":\"2026-11-20T10:00"));

        assertThat(dashboard.json(path).path("items"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"state\":\"online\",\"since\":\"2026-11-20T10:00:00Z\"}",
                        "{\"state\":\"offline\",\"since\":\"2026-11-20T09:59:00Z\",\"until\":\"2026-11-20T10:00:00Z\"}",
                        "{\"state\":\"unknown\",\"since\":\"2026-11-20T09:58:00Z\",\"until\":\"2026-11-20T09:59:00Z\"}",
                        "{\"state\":\"stale\",\"since\":\"2026-11-20T09:57:00Z\",\"until\":\"2026-11-20T09:58:00Z\"}",
                        "{\"state\":\"never-seen\",\"since\":\"2026-11-20T07:30:00Z\",\"until\":\"2026-11-20T09:57:00Z\"}");
    }

    private void change(
            String location, String state, Instant since, @Nullable Instant seen, long revision) {
        Map<String, Object> document =
                new HashMap<>(
                        Map.of(
                                "site",
                                "home",
                                "location",
                                location,
                                "device",
                                LODGER.value(),
                                "state",
                                state,
                                "since",
                                since.toString(),
                                "revision",
                                revision));
        if (seen != null) {
            document.put("lastSeenAt", seen.toString());
        }
        index.put("tributary-presence", UUID.randomUUID().toString(), document);
    }

    @Test
    void textHasCountAndLastOnly() {
        Map<String, Object> first = window("words", "mode", START, "text", null);
        first.putAll(Map.of("count", 2, "lastText", "open", "lastAt", START.toString()));
        Map<String, Object> second = window("words", "mode", START.plusSeconds(1), "text", null);
        second.putAll(
                Map.of("count", 1, "lastText", "shut", "lastAt", START.plusSeconds(1).toString()));
        index.put("tributary-readings", UUID.randomUUID().toString(), first);
        index.put("tributary-readings", UUID.randomUUID().toString(), second);

        JsonNode point = points("words", "mode", "PT1M").get(0);

        assertThat(point.toString())
                .isEqualTo("{\"at\":\"2026-03-01T00:00:00Z\",\"count\":3,\"last\":\"shut\"}");
    }

    @Test
    void historyIsOfTheCoarsestThatHoldsEverything() {
        // What is of which level is seen by its count: 1 for each window, 2 minute, 3 hour.
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(10, ChronoUnit.DAYS);
        index.put(
                "tributary-rollup-pending",
                "state",
                Map.of("level", "state", "readyFrom", day.toString()));
        for (int hour = 0; hour < 3; hour++) {
            Instant start = day.plusSeconds(hour * 3600L);
            rolled("tributary-readings", null, start, 1);
            rolled("tributary-rollup-1m", "1m", start, 2);
            rolled("tributary-rollup-1h", "1h", start, 3);
        }
        mark("1h", day.plusSeconds(3600));
        mark("1m", day.plusSeconds(7200));
        mark("1h", day.minusSeconds(7200));

        assertThat(counts(day, "PT1H")).containsExactly(3L, 2L, 1L);
        assertThat(counts(day, "PT3H")).containsExactly(6L);
        assertThat(counts(day, "PT30M")).containsExactly(2L, 2L, 1L);
        assertThat(counts(day, "PT45S")).containsExactly(1L, 1L, 1L);
        assertThat(counts(day.plusMillis(1), "PT1H")).containsExactly(2L, 1L);
        assertThat(counts(day.minusSeconds(3600), "PT1H")).containsExactly(3L, 2L, 1L);
        String csv =
                dashboard.get(history(day, "PT1H") + "&format=csv").body().lines().toList().get(1);
        assertThat(csv).contains(",rolled,probe,power,number,Cel,3,7.0,7.0,7.0,");
    }

    private List<Long> counts(Instant from, String interval) {
        List<Long> counts = new ArrayList<>();
        dashboard
                .json(history(from, interval))
                .path("series")
                .get(0)
                .path("points")
                .forEach(point -> counts.add(point.path("count").asLong()));
        return counts;
    }

    private static String history(Instant from, String interval) {
        return HISTORY
                + "?location=rolled&from=%s&to=%s&interval=%s"
                        .formatted(from, from.plus(23, ChronoUnit.HOURS), interval);
    }

    private void rolled(String alias, @Nullable String level, Instant start, long count) {
        Map<String, Object> document = window("rolled", "power", start, "number", "Cel");
        document.putAll(Map.of("count", count, "min", 7, "max", 7, "sum", 7 * count));
        if (level != null) {
            document.put("level", level);
        }
        index.put(alias, UUID.randomUUID().toString(), document);
    }

    private void mark(String level, Instant start) {
        index.put(
                "tributary-rollup-pending",
                UUID.randomUUID().toString(),
                Map.of(
                        "level",
                        level,
                        "site",
                        "home",
                        "location",
                        "rolled",
                        "start",
                        start.toString()));
    }

    @Test
    void whereNothingWasMeasuredThereIsNoSeries() {
        assertThat(dashboard.json(HISTORY + query("PT1M") + "&location=nowhere").path("series"))
                .isEmpty();
    }

    @Test
    void dayOfTwoThousandPointsAddsUp() {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            double value = Math.sqrt(i) * 7;
            sum += value;
            window("sum", "power", START.plusSeconds(i * 60L), 1, value, value, value);
        }

        JsonNode minutes = points("sum", "power", "PT2S");
        JsonNode hour = points("sum", "power", "PT1H");

        assertThat(minutes).hasSize(50);
        assertThat(hour.get(0).path("count").asLong()).isEqualTo(50);
        assertThat(hour.get(0).path("mean").asDouble()).isCloseTo(sum / 50, within(1e-9));
        assertThat(dashboard.get(HISTORY + query("PT1S") + "&location=sum").statusCode())
                .isEqualTo(400);
    }

    @Test
    void rejectionsArePagedNewestFirstWithoutGapOrRepeat() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Rejection rejection = rejection(START.plusSeconds(i / 2));
            index.put("tributary-rejected", rejection.id().toString(), rejection);
            newestFirst.add(rejection.receivedAt() + " " + rejection.id());
        }
        newestFirst.sort(java.util.Comparator.reverseOrder());

        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    dashboard.json(
                            "/api/v1/sites/home/rejected?device=pager&limit=3"
                                    + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items")
                    .forEach(
                            item ->
                                    found.add(
                                            item.path("receivedAt").asString()
                                                    + " "
                                                    + item.path("id").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(found).isEqualTo(newestFirst);
    }

    @Test
    void rejectionHasReasonAndPayload() {
        Rejection rejection =
                Rejection.of(
                        UUID.randomUUID(),
                        Home.SITE,
                        "mqtt",
                        "sense/room1",
                        "room1",
                        "payer",
                        RejectionReason.TOO_LARGE,
                        "far too much",
                        new byte[] {0, (byte) 0xff},
                        START);
        index.put("tributary-rejected", rejection.id().toString(), rejection);

        JsonNode found =
                dashboard
                        .json("/api/v1/sites/home/rejected?reason=too-large&device=payer")
                        .path("items")
                        .get(0);

        assertThat(found.path("payload").asString()).isEqualTo("AP8=");
        assertThat(found.path("detail").asString()).isEqualTo("far too much");
        assertThat(found.path("device").asString()).isEqualTo("payer");
    }

    private static Rejection rejection(Instant at) {
        return Rejection.of(
                UUID.randomUUID(),
                Home.SITE,
                "mqtt",
                "sense/room1",
                "room1",
                "pager",
                RejectionReason.EMPTY,
                "nothing in it",
                "x".getBytes(StandardCharsets.UTF_8),
                at);
    }

    private JsonNode points(String location, String element, String interval) {
        return dashboard
                .json(HISTORY + query(interval) + "&location=" + location + "&element=" + element)
                .path("series")
                .get(0)
                .path("points");
    }

    private static String query(String interval) {
        return "?from=%s&to=%s&interval=%s".formatted(START, START.plusSeconds(3600), interval);
    }

    private void window(
            String location,
            String element,
            Instant start,
            long count,
            double min,
            double max,
            double sum) {
        document(location, element, start, "number", "Cel", count, min, max, sum);
    }

    private void document(
            String location,
            String element,
            Instant start,
            String type,
            @Nullable String unit,
            long count,
            double min,
            double max,
            double sum) {
        Map<String, Object> document = window(location, element, start, type, unit);
        document.putAll(Map.of("count", count, "min", min, "max", max, "sum", sum));
        index.put("tributary-readings", UUID.randomUUID().toString(), document);
    }

    private static Map<String, Object> window(
            String location, String element, Instant start, String type, @Nullable String unit) {
        Map<String, Object> document =
                new HashMap<>(
                        Map.of(
                                "site",
                                "home",
                                "location",
                                location,
                                "device",
                                "probe",
                                "element",
                                element,
                                "type",
                                type,
                                "windowStart",
                                start.toString()));
        if (unit != null) {
            document.put("unit", unit);
        }
        return document;
    }
}
