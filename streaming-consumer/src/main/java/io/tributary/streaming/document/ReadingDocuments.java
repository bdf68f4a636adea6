package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An aggregated message becomes one document for each device and element, and, unless it is a
 * rehearsal, one more with the latest value of each, and a mark that their minute is to be rolled
 * up.
 */
public final class ReadingDocuments implements DocumentSource {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private final Index index;
    private final @Nullable RollupMarks marks;

    private ReadingDocuments(Index index, @Nullable RollupMarks marks) {
        this.index = index;
        this.marks = marks;
    }

    /** Windows and latest values, and at last the mark that the minute is to be rolled up. */
    public static ReadingDocuments live(RollupMarks marks) {
        return new ReadingDocuments(Index.READINGS, marks);
    }

    /** Windows alone, apart from the real ones. */
    public static ReadingDocuments rehearsed() {
        return new ReadingDocuments(Index.TEST, null);
    }

    @Override
    public List<Document> documents(SourceRecord record) {
        AggregatedMessage message = CODEC.decode(record.requiredValue());
        String target = index.nameFor(message.trace().aggregatedAt());
        List<Document> documents = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (DeviceReadings device : message.devices()) {
            for (ElementReadings element : device.elements()) {
                ElementRules.require(device, element);
                String id = ReadingId.of(message, device, element);
                if (!ids.add(id)) {
                    // As a document it would pass for a redelivery, and its readings be lost.
                    throw new UnreadableRecordException(
                            "%s of device %s stands in the message twice"
                                    .formatted(element.element(), device.device()));
                }
                documents.add(window(target, id, message, device, element));
                if (marks != null) {
                    documents.add(LatestDocuments.of(message, device, element));
                }
            }
        }
        if (marks != null && !documents.isEmpty()) {
            documents.add(marks.mark(minute(message)));
        }
        return documents;
    }

    private static RollupMark minute(AggregatedMessage message) {
        return new RollupMark(
                RollupLevel.MINUTE,
                message.site(),
                message.location(),
                RollupLevel.MINUTE.startOf(message.windowStart()));
    }

    private static Document window(
            String target,
            String id,
            AggregatedMessage message,
            DeviceReadings device,
            ElementReadings element) {
        DocumentJson json =
                new DocumentJson()
                        .name("site", message.site())
                        .name("gateway", message.gateway())
                        .name("location", message.location())
                        .name("device", device.device())
                        .name("element", element.element())
                        .text("type", ValueFields.typeName(element.type()))
                        .text("unit", element.unit())
                        .time("windowStart", message.windowStart())
                        .time("windowEnd", message.windowEnd())
                        .whole("commit", message.commit())
                        .whole("part", message.part())
                        .whole("count", element.count());
        statistics(json, element);
        trace(json, message.trace());
        return new Document(
                target,
                id,
                new Create(),
                json.toBytes(),
                new Subject(message.site(), message.location().value(), device.device().value()),
                element.count(),
                message.trace());
    }

    private static void statistics(DocumentJson json, ElementReadings element) {
        Double sum = element.sum();
        json.number("min", element.min())
                .number("max", element.max())
                .number("sum", sum)
                .number("mean", sum == null ? null : sum / element.count());
        ValueFields.write(json, element.last(), "last", "lastText");
        json.time("lastAt", element.lastAt());
    }

    private static void trace(DocumentJson json, Trace trace) {
        json.open("trace")
                .time("firstSensedAt", trace.firstSensedAt())
                .time("lastSensedAt", trace.lastSensedAt())
                .time("firstAcquiredAt", trace.firstAcquiredAt())
                .time("lastAcquiredAt", trace.lastAcquiredAt())
                .time("aggregatedAt", trace.aggregatedAt())
                .close();
    }
}
