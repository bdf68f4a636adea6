package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;

/** The latest value of a device's element; the one latest in event time stays. */
final class LatestDocuments {

    private LatestDocuments() {}

    static Document of(AggregatedMessage message, DeviceReadings device, ElementReadings element) {
        DocumentJson json =
                new DocumentJson()
                        .name("site", message.site())
                        .name("location", message.location())
                        .name("device", device.device())
                        .name("element", element.element())
                        .text("type", ValueFields.typeName(element.type()))
                        .text("unit", element.unit());
        ValueFields.write(json, element.last(), "value", "valueText");
        json.time("at", element.lastAt());
        return new Document(
                Index.LATEST.alias(),
                id(message, device, element),
                new Newest(element.lastAt().toEpochMilli()),
                json.toBytes(),
                new Subject(message.site(), message.location().value(), device.device().value()),
                0,
                null);
    }

    private static String id(
            AggregatedMessage message, DeviceReadings device, ElementReadings element) {
        return message.site()
                + "/"
                + message.location()
                + "/"
                + device.device()
                + "/"
                + element.element();
    }
}
