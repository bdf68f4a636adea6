package io.tributary.acquisition.telemetry;

import static io.tributary.topology.rejection.RejectionReason.DEVICE_MISMATCH;
import static io.tributary.topology.rejection.RejectionReason.NOT_IN_MODEL;
import static io.tributary.topology.rejection.RejectionReason.OUT_OF_RANGE;
import static io.tributary.topology.rejection.RejectionReason.TYPE_MISMATCH;
import static io.tributary.topology.rejection.RejectionReason.UNIT_MISMATCH;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.Element;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a payload on {@code sense/…} or {@code test/…} into its readings, checked against the site
 * model. Thread-safe.
 */
public final class SensedMessageDecoder {

    private final SimpleDataParser parser;
    private final boolean strict;
    private final Map<Place, Map<ElementName, Element>> model = new HashMap<>();

    private record Place(LocationName location, DeviceId device) {}

    public SensedMessageDecoder(SiteModel site) {
        this.parser = new SimpleDataParser(site.zone());
        this.strict = site.strict();
        site.locations()
                .forEach(
                        location ->
                                location.devices()
                                        .forEach(
                                                device -> {
                                                    Map<ElementName, Element> elements =
                                                            new HashMap<>();
                                                    device.elements()
                                                            .forEach(
                                                                    e -> elements.put(e.name(), e));
                                                    model.put(
                                                            new Place(location.name(), device.id()),
                                                            elements);
                                                }));
    }

    /**
     * Decodes one payload.
     *
     * @param now time of arrival
     * @throws RefusedPayloadException with the reason; then no reading of the payload counts
     */
    public SensedMessage decode(DeviceTopic.Sense topic, byte[] payload, Instant now) {
        SimpleData data = parser.parse(payload);
        try {
            return accepted(topic, data, payload, now);
        } catch (RefusedPayloadException e) {
            throw e.from(data.device(), data.seq());
        }
    }

    private SensedMessage accepted(
            DeviceTopic.Sense topic, SimpleData data, byte[] payload, Instant now) {
        if (topic.device() != null && !topic.device().equals(data.device())) {
            throw new RefusedPayloadException(
                    DEVICE_MISMATCH,
                    "deviceID %s differs from %s in the topic"
                            .formatted(data.device(), topic.device()));
        }
        Instant acquiredAt = now.truncatedTo(ChronoUnit.MILLIS);
        Instant at = data.timestamp() == null ? acquiredAt : data.timestamp();
        EventTime.requirePlausible(at, acquiredAt);
        return new SensedMessage(
                topic.rehearsal(),
                topic.location(),
                data.device(),
                at,
                acquiredAt,
                data.seq(),
                data.boot(),
                data.seq() == null ? null : hash(topic, payload),
                checked(topic.location(), data));
    }

    /** The same message on another topic is another message. */
    private static String hash(DeviceTopic.Sense topic, byte[] payload) {
        String levels =
                (topic.rehearsal() ? "test/" : "sense/")
                        + topic.location()
                        + (topic.device() == null ? "" : "/" + topic.device());
        return HexFormat.of()
                .toHexDigits(PayloadHash.of(levels.getBytes(StandardCharsets.US_ASCII), payload));
    }

    private List<Measurement> checked(LocationName location, SimpleData data) {
        Map<ElementName, Element> elements = model.get(new Place(location, data.device()));
        if (elements == null && strict) {
            throw new RefusedPayloadException(
                    NOT_IN_MODEL,
                    "device %s is not in the site model at %s, and the model is strict"
                            .formatted(data.device(), location));
        }
        List<Measurement> checked = new ArrayList<>(data.measurements().size());
        for (Measurement measurement : data.measurements()) {
            Element element = elements == null ? null : elements.get(measurement.element());
            if (element != null) {
                checked.add(fitting(measurement, element));
            } else if (!(data.flat() && measurement.value() instanceof Value.TextValue)) {
                requireLenient(elements, data.device(), measurement);
                checked.add(measurement);
            }
        }
        if (checked.isEmpty()) {
            throw SimpleDataParser.invalid("the payload holds no reading");
        }
        return checked;
    }

    private void requireLenient(
            @Nullable Map<ElementName, Element> elements,
            DeviceId device,
            Measurement measurement) {
        if (strict) {
            throw new RefusedPayloadException(
                    NOT_IN_MODEL,
                    "element %s of device %s is not in the site model, and the model is strict; it has %s"
                            .formatted(
                                    measurement.element(),
                                    device,
                                    elements == null ? "none" : elements.keySet()));
        }
    }

    private static Measurement fitting(Measurement measurement, Element element) {
        if (measurement.value().type() != element.type()) {
            throw new RefusedPayloadException(
                    TYPE_MISMATCH,
                    "%s is %s, the site model says %s"
                            .formatted(
                                    element.name(),
                                    word(measurement.value()),
                                    element.type().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (measurement.unit() != null
                && !measurement.unit().equals(Units.ofModel(element.unit()))) {
            throw new RefusedPayloadException(
                    UNIT_MISMATCH,
                    "%s comes in %s, the site model says %s; values are never converted"
                            .formatted(
                                    element.name(),
                                    measurement.unit(),
                                    element.unit() == null ? "no unit" : element.unit()));
        }
        if (measurement.value() instanceof Value.NumberValue number
                && !element.inRange(number.value())) {
            throw new RefusedPayloadException(
                    OUT_OF_RANGE,
                    "%s is %s, outside the range %s to %s of the site model"
                            .formatted(
                                    element.name(),
                                    number.value(),
                                    bound(element.min()),
                                    bound(element.max())));
        }
        return Objects.equals(measurement.unit(), element.unit())
                ? measurement
                : new Measurement(measurement.element(), measurement.value(), element.unit());
    }

    private static String bound(@Nullable Double bound) {
        return bound == null ? "(open)" : bound.toString();
    }

    private static String word(Value value) {
        return value.type().name().toLowerCase(java.util.Locale.ROOT);
    }
}
