package io.tributary.dashboard.live.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Reading;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestDocumentTests {

    @Test
    void numberIsRead() {
        assertThat(value("\"type\":\"number\",\"value\":21.4"))
                .contains(new Value.NumberValue(21.4));
    }

    @Test
    void oneAndZeroAreTrueAndFalse() {
        assertThat(value("\"type\":\"boolean\",\"value\":1.0"))
                .contains(new Value.BooleanValue(true));
        assertThat(value("\"type\":\"boolean\",\"value\":0.0"))
                .contains(new Value.BooleanValue(false));
    }

    @Test
    void textIsRead() {
        assertThat(value("\"type\":\"text\",\"valueText\":\"open\""))
                .contains(new Value.TextValue("open"));
    }

    @Test
    void documentWithoutItsValueIsNoReading() {
        assertThat(value("\"type\":\"number\"")).isEmpty();
        assertThat(value("\"type\":\"text\"")).isEmpty();
    }

    private static Optional<Value> value(String properties) {
        String json =
                """
                {"site":"home","location":"room1","device":"d","element":"e","at":"2026-11-20T10:00:00Z",%s}"""
                        .formatted(properties);
        return JsonCodec.mapper()
                .readValue(json, LatestDocument.class)
                .reading()
                .map(Reading::value);
    }
}
