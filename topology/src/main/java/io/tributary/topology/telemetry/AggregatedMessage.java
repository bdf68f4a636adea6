package io.tributary.topology.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.ValueType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one location and window that one commit of the gateway carried, in Kafka topics
 * {@code sense} and {@code test}. A late reading stands in a later commit, so the windows of one
 * location may come in several messages: their sums and counts add up.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param location the location
 * @param gateway the gateway that committed it
 * @param commit the gateway's commit number, rising
 * @param part 0, or 1, 2 … where a window of a commit was too large for one message
 * @param windowStart start of the tumbling window in event time, inclusive
 * @param windowEnd end of the window, exclusive
 * @param readings readings in this message: the sum of all element counts
 * @param messages device messages in this message
 * @param devices per device
 * @param trace when the first and last of them passed each step
 */
public record AggregatedMessage(
        String schema,
        SiteId site,
        LocationName location,
        GatewayId gateway,
        long commit,
        int part,
        Instant windowStart,
        Instant windowEnd,
        long readings,
        long messages,
        List<DeviceReadings> devices,
        Trace trace) {

    public static final String SCHEMA = "tributary/aggregated/1";

    public AggregatedMessage {
        SchemaId.require(SCHEMA, schema);
        if (site == null
                || location == null
                || gateway == null
                || windowStart == null
                || windowEnd == null
                || devices == null
                || trace == null) {
            throw new IllegalArgumentException(
                    "site, location, gateway, windowStart, windowEnd, devices and trace are required");
        }
        if (commit < 1) {
            throw new IllegalArgumentException("commit starts at 1, is " + commit);
        }
        devices = List.copyOf(devices);
    }

    public AggregatedMessage(
            SiteId site,
            LocationName location,
            GatewayId gateway,
            long commit,
            int part,
            Instant windowStart,
            Instant windowEnd,
            long readings,
            long messages,
            List<DeviceReadings> devices,
            Trace trace) {
        this(
                SCHEMA,
                site,
                location,
                gateway,
                commit,
                part,
                windowStart,
                windowEnd,
                readings,
                messages,
                devices,
                trace);
    }

    /**
     * What one device sent.
     *
     * @param device the device
     * @param messages its messages
     * @param seqs its message numbers as inclusive ranges, ascending; absent where the device does
     *     not number them
     * @param elements per element
     */
    public record DeviceReadings(
            @JsonProperty("deviceID") DeviceId device,
            long messages,
            @Nullable List<List<Long>> seqs,
            List<ElementReadings> elements) {

        public DeviceReadings {
            if (elements == null) {
                throw new IllegalArgumentException("elements are required");
            }
            elements = List.copyOf(elements);
        }
    }

    /**
     * The readings of one element. Mean = sum / count. Text has neither min, max nor sum.
     *
     * @param element the element
     * @param type the type; booleans count as 0 and 1
     * @param unit UCUM unit, where known
     * @param count readings
     * @param min smallest value
     * @param max largest value
     * @param sum sum of the values
     * @param last the value latest in event time
     * @param lastAt event time of it
     * @param samples every value, unless samples are turned off
     */
    public record ElementReadings(
            ElementName element,
            ValueType type,
            @Nullable String unit,
            long count,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double sum,
            Value last,
            Instant lastAt,
            @Nullable Samples samples) {}

    /**
     * Every reading of an element in the window, in order of arrival.
     *
     * @param at milliseconds since windowStart
     * @param value the values, as many as {@code at}
     */
    public record Samples(List<Long> at, List<Value> value) {}

    /**
     * First and last time of each step; the same clock as each step's machine has.
     *
     * @param firstSensedAt earliest event time
     * @param lastSensedAt latest event time
     * @param firstAcquiredAt earliest arrival at acquisition
     * @param lastAcquiredAt latest arrival at acquisition
     * @param aggregatedAt when the gateway closed the commit; its UTC day names the index
     */
    public record Trace(
            Instant firstSensedAt,
            Instant lastSensedAt,
            Instant firstAcquiredAt,
            Instant lastAcquiredAt,
            Instant aggregatedAt) {

        public Trace {
            if (firstSensedAt == null
                    || lastSensedAt == null
                    || firstAcquiredAt == null
                    || lastAcquiredAt == null
                    || aggregatedAt == null) {
                throw new IllegalArgumentException("every time of a trace is required");
            }
        }
    }
}
