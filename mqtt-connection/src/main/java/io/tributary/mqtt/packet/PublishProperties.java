package io.tributary.mqtt.packet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a PUBLISH (MQTT 5, section 3.3.2.3). Of a device's own only short correlation
 * data is kept. In the place of the others stands what Paho does not tell: that the message was
 * delivered before, and what a large payload was.
 */
public final class PublishProperties {

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
    private static final String REDELIVERED = "redelivered";
    private static final byte[] NONE = {};

    private PublishProperties() {}

    /** Whether the broker had sent the message before. */
    public static boolean isRedelivered(MqttProperties ours) {
        return REDELIVERED.equals(ours.getContentType());
    }

    /** What stands for a payload that was too large. */
    public static @Nullable Oversize oversize(MqttProperties ours) {
        if (ours.getUserProperties().isEmpty()) {
            return null;
        }
        UserProperty property = ours.getUserProperties().getFirst();
        return new Oversize(Long.parseLong(property.getKey()), property.getValue());
    }

    /** Encodes ours. */
    static byte[] of(
            byte @Nullable [] correlation, boolean redelivered, @Nullable Oversize oversize) {
        if (correlation == null && !redelivered && oversize == null) {
            return NONE;
        }
        ByteBuffer properties = ByteBuffer.allocate(2 * MAX_CORRELATION_BYTES + 128);
        if (correlation != null) {
            properties.put((byte) CORRELATION_DATA);
            put(properties, correlation);
        }
        if (redelivered) {
            properties.put((byte) CONTENT_TYPE);
            put(properties, ascii(REDELIVERED));
        }
        if (oversize != null) {
            properties.put((byte) USER_PROPERTY);
            put(properties, ascii(Long.toString(oversize.bytes())));
            put(properties, ascii(oversize.sha256()));
        }
        return Arrays.copyOf(properties.array(), properties.position());
    }

    /** Reads past a device's properties; returns the correlation data among them. */
    static byte @Nullable [] correlationData(int length, Remainder in) throws IOException {
        if (length > MAX_BYTES) {
            in.skip(length);
            return null;
        }
        try {
            return correlationData(ByteBuffer.wrap(in.bytes(length)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null; // malformed: nothing in it is ours
        }
    }

    private static byte @Nullable [] correlationData(ByteBuffer properties) {
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

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(ByteBuffer buffer, byte[] bytes) {
        buffer.putShort((short) bytes.length).put(bytes);
    }
}
