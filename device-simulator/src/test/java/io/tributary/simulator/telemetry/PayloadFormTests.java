package io.tributary.simulator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Element;
import io.tributary.topology.site.PresenceClass;
import io.tributary.topology.site.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class PayloadFormTests {

    private static final Path SCHEMA =
            Path.of("..", "docs", "contracts", "simple-data.schema.json");

    private final SimpleData data =
            new SimpleData(
                    LocationName.of("garden"),
                    DeviceId.of("NodeMCU4"),
                    List.of(
                            new Reading(ElementName.of("temperature"), 21.4),
                            new Reading(ElementName.of("humidity"), new BigDecimal("48.00")),
                            new Reading(ElementName.of("running"), true),
                            new Reading(ElementName.of("state"), "idle")),
                    Instant.parse("2026-11-20T10:15:30.123Z"),
                    new MessageNumber("b1", 18_123));

    @Test
    void measuresFormCarriesTimeAndNumber() {
        assertThat(text(PayloadForm.MEASURES))
                .isEqualTo(
                        "{\"deviceID\":\"NodeMCU4\",\"measures\":["
                                + "{\"element\":\"temperature\",\"measure\":21.4},"
                                + "{\"element\":\"humidity\",\"measure\":48.00},"
                                + "{\"element\":\"running\",\"measure\":true},"
                                + "{\"element\":\"state\",\"measure\":\"idle\"}],"
                                + "\"timestamp\":\"2026-11-20T10:15:30.123Z\","
                                + "\"seq\":18123,\"boot\":\"b1\"}");
    }

    @Test
    void flatFormIsAPropertyPerElement() {
        assertThat(text(PayloadForm.FLAT))
                .isEqualTo(
                        "{\"deviceID\":\"NodeMCU4\",\"localization\":\"garden\","
                                + "\"temperature\":21.4,\"humidity\":48.00,"
                                + "\"running\":true,\"state\":\"idle\"}");
    }

    @ParameterizedTest
    @EnumSource
    void bothFormsFitThePublishedSchema(PayloadForm form) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA));

        assertThat(schema.validate(JsonMapper.shared().readTree(form.encode(data)))).isEmpty();
    }

    @Test
    void elementNamedLikeAPropertyDoesNotFitTheFlatForm() {
        assertThat(PayloadForm.fitsFlat(device("temperature", "boot"))).isFalse();
        assertThat(PayloadForm.fitsFlat(device("temperature"))).isTrue();
        assertThat(PayloadForm.fitsFlat(device())).isFalse();
    }

    @Test
    void messageWithoutReadingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new SimpleData(
                                        data.location(),
                                        data.device(),
                                        List.of(),
                                        data.at(),
                                        data.number()));
    }

    @Test
    void numbersOfADeviceHaveNoGapsAndStartAnewWithItsBoot() {
        MessageCounter counter = MessageCounter.startedAt(data.at());
        MessageCounter rebooted = MessageCounter.startedAt(data.at().plusMillis(1));

        assertThat(counter.next().seq()).isEqualTo(1);
        assertThat(counter.next().seq()).isEqualTo(2);
        assertThat(rebooted.next().seq()).isEqualTo(1);
        assertThat(rebooted.boot()).isNotEqualTo(counter.boot());
    }

    private String text(PayloadForm form) {
        return new String(form.encode(data), StandardCharsets.UTF_8);
    }

    private static Device device(String... elements) {
        return new Device(
                DeviceId.of("d"),
                PresenceClass.MAINS,
                Duration.ofSeconds(6),
                List.of(elements).stream()
                        .map(
                                name ->
                                        new Element(
                                                ElementName.of(name),
                                                name,
                                                ValueType.NUMBER,
                                                null,
                                                null,
                                                null))
                        .toList());
    }
}
