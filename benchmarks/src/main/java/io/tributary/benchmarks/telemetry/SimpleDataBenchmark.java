package io.tributary.benchmarks.telemetry;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tributary.acquisition.telemetry.SensedMessageDecoder;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reading simple data: our parser with all that acquisition does beyond structure (site model,
 * timestamp, hash), against a tree that is validated by the published schema and then still has to
 * be read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// With arguments of its own: spring-boot:run's switch the optimizing compiler off.
@Fork(value = 2, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SimpleDataBenchmark {

    private static final DeviceTopic.Sense TOPIC =
            (DeviceTopic.Sense) DeviceTopic.parse("sense/garden/NodeMCU4");

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:31Z");

    /** Which of the two forms. */
    @Param({"MEASURES", "FLAT"})
    private Form form = Form.FLAT;

    private final SensedMessageDecoder decoder =
            new SensedMessageDecoder(SiteModelReader.thesisHome());

    private final JsonMapper json = JsonMapper.shared();
    private final Schema schema;
    private byte[] payload = {};

    /** The forms of simple data, with four readings each. */
    public enum Form {
        MEASURES(
                """
                {"deviceID":"NodeMCU4","measures":[{"element":"temperature","measure":21.4},\
                {"element":"humidity","measure":48},{"element":"soilMoisture","measure":31.5},\
                {"element":"light","measure":10250}],"timestamp":"2026-11-20T10:15:30.123Z",\
                "seq":18123}"""),
        FLAT(
                """
                {"deviceID":"NodeMCU4","localization":"garden","temperature":21.4,"humidity":48,\
                "soilMoisture":31.5,"light":10250}""");

        private final String payload;

        Form(String payload) {
            this.payload = payload;
        }
    }

    /** Reads the published schema, from the root of the checkout or from this module. */
    public SimpleDataBenchmark() {
        Path contract = Path.of("docs/contracts/simple-data.schema.json");
        try {
            Path found = Files.exists(contract) ? contract : Path.of("..").resolve(contract);
            schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(found));
        } catch (IOException e) {
            throw new IllegalStateException("run it at the root of the checkout", e);
        }
    }

    /** Takes the form's payload. */
    @Setup
    public void choose() {
        payload = form.payload.getBytes(StandardCharsets.UTF_8);
        if (!treeAndSchema().isEmpty()) {
            throw new IllegalStateException("the payload is no simple data");
        }
    }

    /** Ours, whole: parser, site model, timestamp, hash. */
    @Benchmark
    public SensedMessage parser() {
        return decoder.decode(TOPIC, payload, NOW);
    }

    /** A tree, and the published schema. What the readings are is not known yet. */
    @Benchmark
    public List<Error> treeAndSchema() {
        return schema.validate(tree());
    }

    /** The tree alone. */
    @Benchmark
    public JsonNode tree() {
        return json.readTree(payload);
    }
}
