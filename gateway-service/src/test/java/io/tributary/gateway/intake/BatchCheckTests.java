package io.tributary.gateway.intake;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.telemetry.Batch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchCheckTests {

    private static final Instant AT = MutableClock.START;
    private static final String READING =
            "\"kind\":\"reading\",\"location\":\"kitchen\",\"device\":\"stove\",\"at\":1,\"acquiredAt\":1";
    private static final String EVENT =
            "\"kind\":\"deviceEvent\",\"location\":\"kitchen\",\"payload\":\"ON\",\"at\":1";

    @Test
    void batchOfAcquisitionIsTaken() {
        Batch batch =
                batch(
                        3,
                        temperature(21, AT, 4),
                        status(Homes.STOVE, "online", AT),
                        report("light", "ON", UUID.randomUUID().toString(), AT));
        assertThat(BatchCheck.read(encoded(batch))).isEqualTo(batch);
    }

    @Test
    void otherVersionIsNamed() {
        assertThatExceptionOfType(UnknownSchemaException.class)
                .isThrownBy(() -> read("{\"schema\":\"tributary/batch/2\"}"))
                .withMessageContaining("tributary/batch/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {%r,"values":[{"element":"t","value":1},{"element":"t"}]}      | value is missing
                    {%r,"values":[{"value":1}]}                                    | element is missing
                    {"kind":"reading","device":"d","at":1,"acquiredAt":1,"values":[{"element":"t","value":1}]} | location is missing
                    {"kind":"reading","location":"l","at":1,"acquiredAt":1,"values":[{"element":"t","value":1}]} | device is missing
                    {"kind":"reading","location":"l","device":"d","acquiredAt":1,"values":[{"element":"t","value":1}]} | at is missing
                    {"kind":"reading","location":"l","device":"d","at":1,"values":[{"element":"t","value":1}]} | acquiredAt is missing
                    {"kind":"reading","location":"l","device":"d","at":9000000000000000,"acquiredAt":1,"values":[{"element":"t","value":1}]} | out of range
                    {"kind":"reading","location":"l","device":"d","at":-1,"acquiredAt":1,"values":[{"element":"t","value":1}]} | out of range
                    {"kind":"reading","location":"l","device":"d","at":1,"acquiredAt":7258118400001,"values":[{"element":"t","value":1}]} | out of range
                    {%r,"values":[]}                                               | at least one reading
                    {%r,"values":[{"element":"t","value":{}}]}                     | a value is a number
                    null                                                           | Batch
                    {%e,"name":"light"}                                            | type is missing
                    {%e,"type":"state"}                                            | name
                    {%e,"type":"state","name":"a/b"}                               | a/b
                    {%e,"type":"status","name":""}                                 | name
                    {%e,"type":"state","name":"light","correlation":"mine"}        | UUID
                    {"kind":"deviceEvent","type":"info","name":"d","location":"l","at":1} | payload is missing
                    {"kind":"rejection"}                                           | rejection is missing
                    {"kind":"other"}                                               | other
                    """)
    void batchWithAnEntryThatIsNotWholeIsRefused(String entry, String reason) {
        String filled = entry.replace("%r", READING).replace("%e", EVENT);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(
                        () ->
                                read(
                                        "{\"schema\":\"tributary/batch/1\",\"acquirer\":\"a\",\"epoch\":\"e\",\"number\":1,\"entries\":[%s]}"
                                                .formatted(filled)))
                .withMessageContaining(reason);
    }

    @Test
    void textThatWouldNotFitIntoARecordIsRefused() {
        String text = "x".repeat(40_000);
        Batch report = batch(1, report("light", text, null, AT));
        Batch epoch = batch(text, 1);
        for (Batch each : new Batch[] {report, epoch}) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> BatchCheck.read(encoded(each)))
                    .withMessageContaining("too long");
        }
    }

    private static Batch read(String json) {
        return BatchCheck.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
