package io.tributary.reconciliation.sent;

import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of the simulator's seq file. Lists hold ranges of numbers, first and last; {@code minutes}
 * has the minute's epoch second before them.
 */
record SeqFileLine(
        String deviceID,
        String location,
        int readings,
        long sent,
        @Nullable List<long[]> minutes,
        List<long[]> acknowledged,
        List<long[]> unheard,
        List<long[]> refused) {

    private static final JsonCodec<SeqFileLine> CODEC = JsonCodec.of(SeqFileLine.class);

    SeqFileLine {
        if (deviceID == null
                || location == null
                || acknowledged == null
                || unheard == null
                || refused == null) {
            throw new IllegalArgumentException(
                    "deviceID, location, acknowledged, unheard and refused are required");
        }
    }

    static Sent parse(String json) {
        try {
            return CODEC.decode(json.getBytes(StandardCharsets.UTF_8)).toSent();
        } catch (MalformedMessageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Sent toSent() {
        NumberRanges numbers = ranges(acknowledged);
        SortedMap<Instant, Sent.Span> spans = new TreeMap<>();
        for (long[] minute : minutes == null ? List.<long[]>of() : minutes) {
            spans.put(Instant.ofEpochSecond(minute[0]), new Sent.Span(minute[1], minute[2]));
        }
        return new Sent(
                new DeviceKey(location, deviceID),
                numbers.count(),
                sent,
                ranges(unheard).count(),
                ranges(refused).count(),
                numbers,
                readings,
                spans);
    }

    private static NumberRanges ranges(List<long[]> pairs) {
        NumberRanges ranges = new NumberRanges();
        pairs.forEach(pair -> ranges.add(pair[0], pair[1]));
        return ranges;
    }
}
