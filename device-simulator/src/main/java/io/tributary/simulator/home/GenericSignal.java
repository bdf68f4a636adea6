package io.tributary.simulator.home;

import io.tributary.topology.site.Element;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.BooleanValue;
import io.tributary.topology.telemetry.Value.NumberValue;
import io.tributary.topology.telemetry.Value.TextValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A plausible signal for an element that the physics does not know, within its range. */
final class GenericSignal {

    private static final List<String> TEXTS = List.of("idle", "running", "running", "waiting");
    private static final Duration TEXT_STAYS = Duration.ofMinutes(5);
    private static final Duration FLAG_STAYS = Duration.ofMinutes(2);
    private static final Duration SLOW = Duration.ofMinutes(40);
    private static final Duration QUICK = Duration.ofSeconds(30);

    private final Noise noise;

    GenericSignal(Noise noise) {
        this.noise = noise;
    }

    /** The element's value; {@code name} tells two elements of the same name apart. */
    Value value(String name, Element element, Instant at) {
        return switch (element.type()) {
            case NUMBER -> new NumberValue(number(name, element, at));
            case BOOLEAN -> new BooleanValue(noise.stepped(name, at, FLAG_STAYS) < 0.35);
            case TEXT -> new TextValue(text(name, at));
        };
    }

    /** Wanders in the middle of the range; without one, between 0 and 100 or as wide beside it. */
    private double number(String name, Element element, Instant at) {
        double min = lower(element);
        double range = upper(element) - min;
        double wander = 0.28 * noise.smooth(name, at, SLOW) + 0.06 * noise.smooth(name, at, QUICK);
        double value = min + range * (0.5 + wander);
        return Rounding.within(element, Rounding.to(resolution(range), value));
    }

    private String text(String name, Instant at) {
        return TEXTS.get((int) (noise.stepped(name, at, TEXT_STAYS) * TEXTS.size()));
    }

    private static double lower(Element element) {
        if (element.min() != null) {
            return element.min();
        }
        return element.max() == null ? 0 : element.max() - 100;
    }

    private static double upper(Element element) {
        return element.max() == null ? lower(element) + 100 : element.max();
    }

    /** About a thousand steps over the range, as a power of ten. */
    private static double resolution(double range) {
        return range <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(range)) - 3);
    }
}
