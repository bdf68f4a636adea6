package io.tributary.dashboard.history.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesKeyTests {

    private final Map<String, FieldValue> bucket = new LinkedHashMap<>();

    SeriesKeyTests() {
        bucket.put("location", FieldValue.of("kitchen"));
        bucket.put("device", FieldValue.of("NodeMCU3"));
        bucket.put("element", FieldValue.of("temperature"));
        bucket.put("type", FieldValue.of("number"));
        bucket.put("unit", FieldValue.of("Cel"));
    }

    @Test
    void bucketIsASeries() {
        assertThat(SeriesKey.of(bucket))
                .contains(new SeriesKey("kitchen", "NodeMCU3", "temperature", "number", "Cel"));
    }

    @Test
    void unitMayBeMissing() {
        bucket.put("unit", FieldValue.NULL);

        assertThat(SeriesKey.of(bucket))
                .contains(new SeriesKey("kitchen", "NodeMCU3", "temperature", "number", null));
    }

    @ParameterizedTest
    @CsvSource({"location", "device", "element", "type"})
    void documentsThatLackAPartAreNoSeries(String part) {
        bucket.put(part, FieldValue.NULL);

        assertThat(SeriesKey.of(bucket)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"type,colour", "device,a b", "element,<b>"})
    void documentsOfAnotherKindAreNoSeries(String part, String value) {
        bucket.put(part, FieldValue.of(value));

        assertThat(SeriesKey.of(bucket)).isEmpty();
    }
}
