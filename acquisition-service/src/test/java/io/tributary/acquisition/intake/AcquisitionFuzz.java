package io.tributary.acquisition.intake;

import static io.tributary.fuzzing.FuzzTargets.golden;
import static io.tributary.fuzzing.FuzzTargets.text;
import static io.tributary.topology.rejection.RejectionReason.INTERNAL_ERROR;
import static io.tributary.topology.rejection.RejectionReason.MALFORMED_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tributary.acquisition.backlog.Backlogs;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.EncodedEntry;
import io.tributary.acquisition.rate.Rates;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.RejectedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a device publishes, one entry accounts for it, and the gateway can read it. */
class AcquisitionFuzz {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");
    private static final JsonCodec<BatchEntry> ENTRIES = JsonCodec.of(BatchEntry.class);

    /** With the parser's own limits of depth and digits. */
    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(4)
                                                    .maxNumberLength(64)
                                                    .build())
                                    .build())
                    .build();

    private static final String REPLAY =
            MqttTopic.replay(UUID.fromString("0199f8a4-7c1e-7000-8000-0123456789ab")).value();

    private static final DeviceMessageDecoder DECODER =
            Decoders.of(Rates.unlimited(), Backlogs.withRoom());

    private static final FuzzTargets TARGETS =
            new FuzzTargets()
                    .with(
                            "payload on sense",
                            AcquisitionFuzz::reading,
                            """
                            {"deviceID":"NodeMCU3","measures":[{"element":"temperature","measure":21.4,"unit":"Cel"},\
                            {"element":"humidity","measure":48}],"timestamp":"2026-11-20T10:15:30.123Z","seq":18123,"boot":"b"}""",
                            """
                            {"deviceID":"NodeMCU3","localization":"garden","temperature":-2.5e1,"on":true,"mode":"\\u00e4\\ud83d\\ude00"}""",
                            "{\"deviceID\":\"d\",\"x\":1,\"seq\":7.0e0,\"boot\":9}")
                    .with(
                            "timestamp as text",
                            input -> timestamp('"' + text(input) + '"'),
                            "2026-11-20T10:15:30.123Z",
                            "2026-11-20T10:15:30+01:00[Europe/Madrid]",
                            "2026-10-25T02:30:00")
                    .with(
                            "timestamp as number",
                            input -> timestamp(text(input)),
                            "1795169730",
                            "1795169730123",
                            "1.795169730123e12")
                    .with(
                            "topic, line, payload",
                            AcquisitionFuzz::anyTopic,
                            "sense/garden/NodeMCU3\n{\"deviceID\":\"NodeMCU3\",\"x\":1}",
                            "test/garden\n{\"deviceID\":\"NodeMCU3\",\"x\":1}",
                            "config/garden/NodeMCU3/status\nonline",
                            "config/garden/NodeMCU3/info\n{\"firmware\":\"1\",\"a\":[{\"b\":null}]}",
                            "config/room1/light\nON")
                    .with(
                            "correlation data",
                            AcquisitionFuzz::correlation,
                            "01a1f7a2-57b5-7430-a1eb-0b654f9e0173")
                    .with(
                            "replay",
                            input -> accountedFor(DeviceMessages.of(REPLAY, input, false)),
                            golden("replay"));

    static Stream<byte[]> seeds() {
        return TARGETS.seeds();
    }

    @Timeout(20)
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "3s")
    void whateverComesIsAccountedFor(byte[] input) {
        TARGETS.decode(input);
    }

    private static void reading(byte[] payload) {
        byte[] kept = Arrays.copyOf(payload, Math.min(payload.length, Decoders.MAX_PAYLOAD_BYTES));
        BatchEntry entry = accountedFor(DeviceMessages.of("sense/garden", kept, false));
        JsonNode tree = strictly(kept);
        if (!(entry instanceof RejectedMessage rejected)) {
            assertThat(tree).as("Jackson, which is strict, takes it for JSON, too").isNotNull();
        } else if (rejected.rejection().reason() == MALFORMED_JSON
                && tree != null
                && tree.isObject()) {
            throw new AssertionError("Jackson takes it for JSON: " + rejected.rejection().detail());
        }
    }

    private static @Nullable JsonNode strictly(byte[] payload) {
        try {
            return STRICT.readTree(payload);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void timestamp(String timestamp) {
        accountedFor(
                DeviceMessages.of(
                        "sense/garden",
                        "{\"deviceID\":\"d\",\"x\":1,\"timestamp\":" + timestamp + "}"));
    }

    private static void anyTopic(byte[] input) {
        String[] parts = text(input).split("\n", 2);
        byte[] payload = parts.length < 2 ? new byte[0] : parts[1].getBytes(StandardCharsets.UTF_8);
        accountedFor(DeviceMessages.of(parts[0], payload, false));
        accountedFor(DeviceMessages.of(parts[0], payload, true));
    }

    private static void correlation(byte[] input) {
        accountedFor(DeviceMessages.answer("config/room1/light", "ON", input));
    }

    private static BatchEntry accountedFor(DeviceMessage message) {
        EncodedEntry account = (EncodedEntry) DECODER.decode(message, NOW);
        BatchEntry read = ENTRIES.decode(account.json());
        assertThat(text(ENTRIES.encode(read))).isEqualTo(text(account.json()));
        if (read instanceof RejectedMessage rejected) {
            RejectionReason reason = rejected.rejection().reason();
            assertThat(reason).as(rejected.rejection().detail()).isNotEqualTo(INTERNAL_ERROR);
            assertThat(rejected.rejection().detail())
                    .hasSizeLessThan(1_000)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
        return read;
    }
}
