package io.tributary.topology.json;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads instants in our own form quickly, and all others as the library does. */
final class InstantModule extends SimpleModule {

    InstantModule() {
        super("tributary-instants");
        setDeserializerModifier(
                new ValueDeserializerModifier() {
                    @Override
                    public ValueDeserializer<?> modifyDeserializer(
                            DeserializationConfig config,
                            BeanDescription.Supplier description,
                            ValueDeserializer<?> deserializer) {
                        return description.getBeanClass() == Instant.class
                                ? new OwnFormFirst(deserializer)
                                : deserializer;
                    }
                });
    }

    private static final class OwnFormFirst extends DelegatingDeserializer {

        OwnFormFirst(ValueDeserializer<?> others) {
            super(others);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> others) {
            return new OwnFormFirst(others);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                Instant own =
                        UtcText.parse(
                                parser.getStringCharacters(),
                                parser.getStringOffset(),
                                parser.getStringLength());
                if (own != null) {
                    return own;
                }
            }
            return super.deserialize(parser, context);
        }
    }
}
