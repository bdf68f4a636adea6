package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ElementView;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.telemetry.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words and figures of one answer to one reader. The scripts of the pages say the same in
 * {@code format.js}, so that nothing jumps when they take over.
 */
final class Display {

    private final Clock clock;
    private final Words words;
    private final Trends trends;

    Display(Clock clock, Words words, Trends trends) {
        this.clock = clock;
        this.words = words;
        this.trends = trends;
    }

    /** The value without its unit. */
    public String value(ReadingView reading) {
        return switch (reading.value()) {
            case Value.NumberValue number -> number(number.value());
            case Value.BooleanValue flag -> words.say(flag.value() ? "value.yes" : "value.no");
            case Value.TextValue text -> text.value();
        };
    }

    /** A number. */
    public String number(double value) {
        return Numbers.format(value, words.figures());
    }

    /** A unit as people write it. */
    public String unit(@Nullable String ucum) {
        return Units.symbol(ucum, words);
    }

    /** A name as people write it: soilMoisture is Soil moisture, cooker-hood is Cooker hood. */
    public String label(Object name) {
        return Labels.of(String.valueOf(name), words);
    }

    /** What an actuator is set to, as people say it: ON is On. */
    public String setting(String value) {
        return Outcomes.setting(value, words);
    }

    /** Why something was refused, in a word or two. */
    public String reason(String code) {
        return words.findOr("page.reason." + code, Labels.of(code));
    }

    /** Why something was refused and what to do, in a sentence. */
    public String reasonText(String code) {
        return words.findOr("page.reason." + code + ".text", "");
    }

    /** How long ago. */
    public String age(@Nullable Instant at) {
        return at == null ? "" : Ages.ago(Duration.between(at, clock.instant()), words);
    }

    /** How long something took. */
    public String took(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "" : Times.took(Duration.between(from, to), words);
    }

    /** What waits at a site for Kafka, in a sentence. */
    public String backlog(SiteBacklog backlog) {
        return Backlogs.sentence(backlog, clock.instant(), words);
    }

    /** Bytes, in the unit that fits. */
    public String size(long bytes) {
        return Backlogs.size(bytes, words.figures());
    }

    /** A point in time in the given zone, with the zone. */
    public String time(@Nullable Instant at, @Nullable String zone) {
        return at == null ? "" : Times.format(at, zone, words);
    }

    /** A time zone by name. */
    public String zone(@Nullable String zone) {
        return zone == null ? "UTC" : ZoneId.of(zone).getId();
    }

    /** A presence in a word or two. */
    public String presence(DeviceView device) {
        return presence(device.presence());
    }

    /** A presence in a word or two. */
    public String presence(ShownPresence presence) {
        return words.say("presence." + presence.code());
    }

    /** What a server that is away would serve. */
    public String serves(Dependency dependency) {
        return words.say("away." + dependency.code());
    }

    /** What became of a command, in a sentence; nothing where it went well. */
    public String outcome(@Nullable CommandView command) {
        return command == null ? "" : Outcomes.sentence(command, setting(command.value()), words);
    }

    /** Why a command stands where it stands; nothing where nothing was told. */
    public String why(@Nullable String reason) {
        return reason == null ? "" : Outcomes.reason(reason, words);
    }

    /** {@code pending}, {@code failed} or {@code done}. */
    public String outcomeKind(@Nullable CommandView command) {
        if (command == null) {
            return "done";
        }
        return command.state().isPending()
                ? "pending"
                : command.state().isGood() ? "done" : "failed";
    }

    /** The state of a command in a word or two. */
    public String state(Enum<?> state) {
        return words.say("state." + state.name());
    }

    /** Something that a device tells of itself. */
    public String fact(@Nullable Object told) {
        if (told == null) {
            return "–";
        }
        return switch (told) {
            case Collection<?> several ->
                    several.stream().map(this::fact).collect(Collectors.joining(", "));
            case Boolean flag -> words.say(flag ? "value.yes" : "value.no");
            case Number number -> number(number.doubleValue());
            default -> told.toString();
        };
    }

    /** This moment. */
    public Instant now() {
        return clock.instant();
    }

    /** The device's newest value of the element, if it has one. */
    public @Nullable ReadingView reading(DeviceView device, ElementView element) {
        return device.readings().stream()
                .filter(reading -> reading.element().equals(element.element()))
                .findFirst()
                .orElse(null);
    }

    /** The element's last minutes, for its small curve; null where there is nothing to draw. */
    public @Nullable String trend(DeviceView device, ElementView element) {
        return trends.find(
                        new DeviceKey(device.site(), device.location(), device.device()),
                        element.element())
                .orElse(null);
    }
}
