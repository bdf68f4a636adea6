package io.tributary.reconciliation.elasticsearch;

import io.tributary.reconciliation.account.Indexed;
import io.tributary.reconciliation.options.Scope;
import io.tributary.reconciliation.sent.DeviceKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Elasticsearch holds, by device, and by interval where that is wanted. */
public final class IndexedCounts {

    private static final String READINGS = "tributary-readings";
    private static final String REJECTED = "tributary-rejected";

    private final SearchClient client;
    private final Scope scope;

    /**
     * Asks that Elasticsearch.
     *
     * @param login {@code user:password}
     */
    public IndexedCounts(URI address, Optional<String> login, Scope scope) {
        this.client = new SearchClient(address, login);
        this.scope = scope;
    }

    /**
     * Counts of every device.
     *
     * @throws ElasticsearchAwayException when there is no answer; may be tried again
     */
    public SortedMap<DeviceKey, Indexed> byDevice() {
        client.refresh(READINGS + "," + REJECTED);
        SortedMap<DeviceKey, Indexed> devices = new TreeMap<>();
        pages(
                READINGS,
                new CountQuery(scope, "device", "windowStart"),
                bucket -> devices.merge(key(bucket), new Indexed(sum(bucket), 0), Indexed::plus));
        pages(
                REJECTED,
                new CountQuery(scope, "deviceID", "receivedAt")
                        .where("{\"terms\":{\"origin\":[\"mqtt\",\"batch\"]}}"),
                bucket -> devices.merge(key(bucket), new Indexed(0, sum(bucket)), Indexed::plus));
        return devices;
    }

    /** Readings of every device by interval, in which their windows start. */
    public Map<DeviceKey, SortedMap<Instant, Long>> readings(Duration interval) {
        Map<DeviceKey, SortedMap<Instant, Long>> devices = new TreeMap<>();
        pages(
                READINGS,
                new CountQuery(scope, "device", "windowStart").by(interval),
                bucket ->
                        devices.computeIfAbsent(key(bucket), key -> new TreeMap<>())
                                .merge(
                                        Instant.ofEpochMilli(bucket.at("/key/interval").asLong()),
                                        sum(bucket),
                                        Long::sum));
        return devices;
    }

    private void pages(String index, CountQuery query, Consumer<JsonNode> each) {
        @Nullable String after = null;
        do {
            JsonNode counts = client.search(index, query.after(after)).at("/aggregations/counts");
            counts.path("buckets").forEach(each);
            JsonNode next = counts.path("after_key");
            after = next.isMissingNode() ? null : next.toString();
        } while (after != null);
    }

    private static DeviceKey key(JsonNode bucket) {
        return new DeviceKey(name(bucket.at("/key/location")), name(bucket.at("/key/device")));
    }

    private static String name(JsonNode value) {
        return value.isString() ? value.asString() : DeviceKey.UNKNOWN;
    }

    private static long sum(JsonNode bucket) {
        return Math.round(bucket.at("/count/value").asDouble(0));
    }
}
