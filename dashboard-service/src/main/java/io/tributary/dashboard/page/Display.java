package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ElementView;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.telemetry.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words and figures of the pages. The scripts of the pages say the same in {@code format.js},
 * so that nothing jumps when they take over.
 */
@Component
class Display {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);

    private final Clock clock;

    public Display(Clock clock) {
        this.clock = clock;
    }

    /** The value without its unit. */
    public String value(ReadingView reading) {
        return switch (reading.value()) {
            case Value.NumberValue number -> Numbers.format(number.value());
            case Value.BooleanValue flag -> flag.value() ? "Yes" : "No";
            case Value.TextValue text -> text.value();
        };
    }

    /** A unit as people write it. */
    public String unit(@Nullable String ucum) {
        return Units.symbol(ucum);
    }

    /** A name as people write it: soilMoisture is Soil moisture, cooker-hood is Cooker hood. */
    public String label(Object name) {
        return Labels.of(String.valueOf(name));
    }

    /** Why something was refused, in a word or two. */
    public String reason(String code) {
        return Labels.of(code).replace("json", "JSON").replace("utf8", "UTF-8");
    }

    /** How long ago. */
    public String age(@Nullable Instant at) {
        return at == null ? "" : Ages.ago(Duration.between(at, clock.instant()));
    }

    /** What waits at a site for Kafka, in a sentence. */
    public String backlog(SiteBacklog backlog) {
        return Backlogs.sentence(backlog, clock.instant());
    }

    /** A point in time in the given zone, with the zone. */
    public String time(@Nullable Instant at, @Nullable String zone) {
        return at == null ? "" : TIME.format(at.atZone(ZoneId.of(zone == null ? "UTC" : zone)));
    }

    /** A presence in a word or two. */
    public String presence(DeviceView device) {
        return presence(device.presence());
    }

    /** A presence in a word or two. */
    public String presence(ShownPresence presence) {
        return switch (presence) {
            case ONLINE -> "Online";
            case STALE -> "Silent";
            case OFFLINE -> "Offline";
            case DISCOVERED -> "Discovered";
            case NEVER_SEEN -> "Never seen";
            case UNKNOWN -> "Not judged yet";
            case SITE_UNREACHABLE -> "Unknown: site unreachable";
        };
    }

    /** What became of a command, in a sentence; nothing where it went well. */
    public String outcome(@Nullable CommandView command) {
        return command == null ? "" : Outcomes.sentence(command);
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
    public String state(CommandView command) {
        return switch (command.state()) {
            case QUEUED -> "Waiting";
            case SENT -> "Sent";
            case DELIVERED -> "Delivered";
            case SUCCEEDED -> "Done";
            case REJECTED -> "Refused";
            case SUPERSEDED -> "Overtaken";
            case EXPIRED -> "Expired";
            case UNREACHABLE -> "Unreachable";
            case FAILED -> "Failed";
            case TIMED_OUT -> "Not confirmed";
            case SITE_UNREACHABLE -> "Site unreachable";
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
}
