package io.tributary.dashboard.device;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.live.Sites;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Element;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return Optional.of(facts(key, model(key).orElse(null)))
                .filter(DeviceFacts::exists)
                .map(this::view);
    }

    /** All that is known of the device. */
    DeviceFacts facts(DeviceKey key, @Nullable Device model) {
        return new DeviceFacts(key, model, devices.find(key).orElse(null), readings.of(key));
    }

    /** The presence that is shown for it. */
    ShownPresence presence(DeviceFacts facts) {
        return sites.isReachable(facts.key().site())
                ? facts.knownPresence()
                : ShownPresence.SITE_UNREACHABLE;
    }

    /** The device as it is shown. */
    DeviceView view(DeviceFacts facts) {
        DeviceKey key = facts.key();
        DeviceState state = facts.state();
        boolean reachable = sites.isReachable(key.site());
        List<ReadingView> values = facts.readings().stream().map(ReadingView::of).toList();
        return new DeviceView(
                key.site(),
                key.location(),
                key.device(),
                facts.model() != null,
                reachable ? facts.knownPresence() : ShownPresence.SITE_UNREACHABLE,
                reachable ? null : facts.knownPresence(),
                state == null ? null : state.since(),
                facts.lastSeenAt(clock.instant()),
                reachable ? null : sites.lastHeartbeatAt(key.site()).orElse(null),
                state == null ? null : state.info(),
                elements(facts.model(), values),
                inOrder(facts.model(), values));
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
