package io.tributary.dashboard;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last weeks of a device that was not always there. */
final class PreviewPresence {

    private PreviewPresence() {}

    static void fill(Edge edge, Index index, Instant now) {
        Map<String, Object> changes = new LinkedHashMap<>();
        add(changes, Presence.OFFLINE, now.minus(Duration.ofDays(20)), false);
        add(changes, Presence.ONLINE, now.minus(Duration.ofDays(19)), true);
        add(changes, Presence.OFFLINE, now.minus(Duration.ofDays(11)), true);
        add(changes, Presence.ONLINE, now.minus(Duration.ofDays(10)), true);
        add(changes, Presence.STALE, now.minus(Duration.ofHours(110)), true);
        add(changes, Presence.ONLINE, now.minus(Duration.ofHours(90)), true);
        add(changes, Presence.OFFLINE, now.minus(Duration.ofMinutes(700)), true);
        add(changes, Presence.ONLINE, now.minus(Duration.ofMinutes(640)), true);
        add(changes, Presence.OFFLINE, now.minus(Duration.ofMinutes(402)), true);
        add(changes, Presence.ONLINE, now.minus(Duration.ofMinutes(400)), true);
        add(changes, Presence.STALE, now.minus(Duration.ofMinutes(200)), true);
        index.putAll("tributary-presence", changes);
        edge.tell(
                new DeviceState(
                        Home.SITE,
                        Home.ROOM1,
                        Home.NODE1,
                        2,
                        Presence.ONLINE,
                        now.minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS),
                        now,
                        Map.of("firmware", "1.4.2", "model", "ESP8266")));
    }

    private static void add(
            Map<String, Object> changes, Presence state, Instant since, boolean seen) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("site", Home.SITE.value());
        document.put("location", Home.ROOM1.value());
        document.put("device", Home.NODE1.value());
        document.put("state", state.code());
        document.put("since", since.truncatedTo(ChronoUnit.MILLIS).toString());
        document.put("revision", changes.size());
        if (seen) {
            document.put("lastSeenAt", since.toString());
        }
        changes.put("preview-" + changes.size(), document);
    }
}
