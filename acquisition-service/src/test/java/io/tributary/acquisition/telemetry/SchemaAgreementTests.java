package io.tributary.acquisition.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.rejection.RejectionReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hand-written parser accepts exactly what the published schema accepts. Out of scope, since a
 * schema sees a tree: text that is no JSON, or holds a property twice. Out of the schema's scope:
 * whether the text of a timestamp is a time.
 */
class SchemaAgreementTests {

    private static final int MUTATIONS = 20_000;
    private static final long SEED = 20261120;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNumberLength(64)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static Schema schema;

    private final SimpleDataParser parser = new SimpleDataParser(ZoneOffset.UTC);

    @BeforeAll
    static void readSchema() throws IOException {
        Path contract = Path.of("../docs/contracts/simple-data.schema.json");
        schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(contract));
    }

    static List<String> corpus() {
        return SimpleDataCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void bothSayTheSame(String payload) {
        JsonNode tree = tree(payload);
        assertThat(tree).as("well-formed JSON, no property twice").isNotNull();
        assertAgreement(payload, tree);
    }

    @Test
    void bothSayTheSameOfWhatComesOfMutations() {
        Mutations mutations = new Mutations(SEED, SimpleDataCorpus.all());
        int compared = 0;
        int accepted = 0;
        while (compared < MUTATIONS) {
            String payload = mutations.next();
            JsonNode tree = tree(payload);
            if (tree != null) {
                compared++;
                accepted += assertAgreement(payload, tree) ? 1 : 0;
            }
        }
        assertThat(accepted)
                .as("accepted of %d: both sides of the border are tried", MUTATIONS)
                .isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private boolean assertAgreement(String payload, JsonNode tree) {
        RefusedPayloadException refusal = refusal(payload);
        if (refusal != null && refusal.reason() == RejectionReason.INVALID_TIMESTAMP) {
            return false;
        }
        List<String> errors = errors(tree);
        assertThat(errors.isEmpty())
                .as(
                        "parser: %s%nschema: %s%npayload: %s",
                        refusal == null ? "accepts" : refusal.getMessage(),
                        errors.isEmpty() ? "accepts" : errors,
                        payload)
                .isEqualTo(refusal == null);
        return refusal == null;
    }

    private static List<String> errors(JsonNode tree) {
        try {
            return schema.validate(tree).stream().map(Object::toString).toList();
        } catch (JsonNodeException e) {
            // The validator fails to compare what is beyond 64 bits with a bound that is not.
            return List.of(e.getMessage());
        }
    }

    private @Nullable RefusedPayloadException refusal(String payload) {
        try {
            parser.parse(payload.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (RefusedPayloadException e) {
            return e;
        }
    }

    private static @Nullable JsonNode tree(String payload) {
        try {
            return JSON.readTree(payload.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException | NumberFormatException e) {
            return null;
        }
    }
}
