package io.tributary.dashboard.device;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.live.Sites;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Element;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a device together from model, presence and readings. */
@Component
public class DeviceViews {

    private final Sites sites;
    private final Devices devices;
    private final Readings readings;
    private final Clock clock;

    public DeviceViews(Sites sites, Devices devices, Readings readings, Clock clock) {
        this.sites = sites;
        this.devices = devices;
        this.readings = readings;
        this.clock = clock;
    }

    /** The device as it stands now; empty where neither model nor anything sent knows it. */
    public Optional<DeviceView> find(DeviceKey key) {
        @Nullable Device model = model(key).orElse(null);
        @Nullable DeviceState state = devices.find(key).orElse(null);
        List<ReadingView> values = readings.of(key).stream().map(ReadingView::of).toList();
        return model == null && state == null && values.isEmpty()
                ? Optional.empty()
                : Optional.of(view(key, model, state, values));
    }

    private DeviceView view(
            DeviceKey key,
            @Nullable Device model,
            @Nullable DeviceState state,
            List<ReadingView> values) {
        boolean reachable = sites.isReachable(key.site());
        ShownPresence known = presence(model, state, values);
        return new DeviceView(
                key.site(),
                key.location(),
                key.device(),
                model != null,
                reachable ? known : ShownPresence.SITE_UNREACHABLE,
                reachable ? null : known,
                state == null ? null : state.since(),
                lastSeen(state, values),
                reachable ? null : sites.heartbeat(key.site()).map(Heartbeat::at).orElse(null),
                state == null ? null : state.info(),
                elements(model, values),
                inOrder(model, values));
    }

    private static ShownPresence presence(
            @Nullable Device model, @Nullable DeviceState state, List<ReadingView> values) {
        if (state == null) {
            return withoutWord(model != null, !values.isEmpty());
        }
        boolean silent = state.presence() == Presence.OFFLINE && state.lastSeenAt() == null;
        return silent ? ShownPresence.NEVER_SEEN : ShownPresence.of(state.presence());
    }

    private static ShownPresence withoutWord(boolean inModel, boolean sent) {
        if (!inModel) {
            return ShownPresence.DISCOVERED;
        }
        return sent ? ShownPresence.UNKNOWN : ShownPresence.NEVER_SEEN;
    }

    /** The gateway tells it with a change of presence only; values tell it all the time. */
    private @Nullable Instant lastSeen(@Nullable DeviceState state, List<ReadingView> values) {
        Instant now = clock.instant();
        return Stream.concat(
                        Stream.ofNullable(state == null ? null : state.lastSeenAt()),
                        values.stream().map(ReadingView::at).filter(at -> !at.isAfter(now)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<ElementView> elements(@Nullable Device model, List<ReadingView> values) {
        List<ElementView> elements = new ArrayList<>();
        Set<ElementName> named = new LinkedHashSet<>();
        for (Element element : model == null ? List.<Element>of() : model.elements()) {
            elements.add(ElementView.of(element));
            named.add(element.name());
        }
        values.stream()
                .filter(value -> !named.contains(value.element()))
                .map(ElementView::of)
                .forEach(elements::add);
        return elements;
    }

    private static List<ReadingView> inOrder(@Nullable Device model, List<ReadingView> values) {
        return elements(model, values).stream()
                .flatMap(
                        element ->
                                values.stream().filter(v -> v.element().equals(element.element())))
                .toList();
    }

    private Optional<Device> model(DeviceKey key) {
        return sites.model(key.site())
                .flatMap(site -> site.location(key.location()))
                .flatMap(location -> location.device(key.device()));
    }
}
