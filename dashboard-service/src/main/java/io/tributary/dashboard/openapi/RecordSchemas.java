package io.tributary.dashboard.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.Names;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.Value;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schemas of our records: what is not {@code @Nullable} is always there, and what is one value in
 * JSON is one value in the schema.
 */
final class RecordSchemas implements ModelConverter {

    private static final Map<Class<?>, Supplier<Schema<?>>> PLAIN =
            Map.of(
                    SiteId.class, RecordSchemas::name,
                    LocationName.class, RecordSchemas::name,
                    DeviceId.class, RecordSchemas::name,
                    ElementName.class, RecordSchemas::name,
                    ActuatorName.class, RecordSchemas::name,
                    CommandId.class, () -> text().format("uuid"),
                    Duration.class, () -> text().format("duration"),
                    ZoneId.class, RecordSchemas::text,
                    Value.class, RecordSchemas::bareValue,
                    JsonNode.class, RecordSchemas::bareValue);

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType known = Json31.mapper().constructType(type.getType());
        Supplier<Schema<?>> plain = PLAIN.get(known.getRawClass());
        if (plain != null) {
            return plain.get();
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && known.getRawClass().isRecord()) {
            require(known.getRawClass(), defined(schema, context));
        }
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels()
                        .getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), schema);
    }

    private static void require(Class<?> type, Schema<?> schema) {
        List<String> always =
                Arrays.stream(type.getRecordComponents())
                        .filter(
                                part ->
                                        !part.getAnnotatedType()
                                                .isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList();
        if (schema.getProperties() != null) {
            schema.setRequired(always);
        }
    }

    private static Schema<?> name() {
        return text().pattern("^" + Names.PATTERN + "$");
    }

    private static Schema<?> text() {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of("string"));
        return schema;
    }

    private static Schema<?> bareValue() {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(List.of("number", "boolean", "string")));
        return schema;
    }
}
