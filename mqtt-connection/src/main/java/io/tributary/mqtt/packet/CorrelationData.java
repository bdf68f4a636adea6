package io.tributary.mqtt.packet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Correlation data among the properties of a PUBLISH (MQTT 5, section 3.3.2.3). */
final class CorrelationData {

    private static final int PAYLOAD_FORMAT = 0x01;
    private static final int MESSAGE_EXPIRY = 0x02;
    private static final int CONTENT_TYPE = 0x03;
    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION_DATA = 0x09;
    private static final int SUBSCRIPTION_IDENTIFIER = 0x0B;
    private static final int TOPIC_ALIAS = 0x23;
    private static final int USER_PROPERTY = 0x26;

    /** What is longer is no command id. */
    private static final int MAX_CORRELATION_BYTES = 64;

    private static final int MAX_BYTES = 128 * 1024;

    private CorrelationData() {}

    /** Reads past a device's properties; returns the correlation data among them. */
    static byte @Nullable [] read(int length, Remainder in) throws IOException {
        if (length == 0) {
            return null;
        }
        if (length > MAX_BYTES) {
            in.skip(length);
            return null;
        }
        try {
            return find(ByteBuffer.wrap(in.bytes(length)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null; // malformed: nothing in it is ours
        }
    }

    private static byte @Nullable [] find(ByteBuffer properties) {
        while (properties.hasRemaining()) {
            switch (properties.get()) {
                case PAYLOAD_FORMAT -> skip(properties, 1);
                case TOPIC_ALIAS -> skip(properties, 2);
                case MESSAGE_EXPIRY -> skip(properties, 4);
                case CONTENT_TYPE, RESPONSE_TOPIC -> skip(properties, unsignedShort(properties));
                case USER_PROPERTY -> {
                    skip(properties, unsignedShort(properties));
                    skip(properties, unsignedShort(properties));
                }
                case SUBSCRIPTION_IDENTIFIER -> skipVariableInt(properties);
                case CORRELATION_DATA -> {
                    int length = unsignedShort(properties);
                    if (length > MAX_CORRELATION_BYTES) {
                        return null;
                    }
                    byte[] data = new byte[length];
                    properties.get(data);
                    return data;
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    private static void skip(ByteBuffer buffer, int count) {
        buffer.position(buffer.position() + count);
    }

    private static void skipVariableInt(ByteBuffer buffer) {
        byte digit;
        do {
            digit = buffer.get();
        } while (digit < 0);
    }

    private static int unsignedShort(ByteBuffer buffer) {
        return buffer.getShort() & 0xffff;
    }
}
