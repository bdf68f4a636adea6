package io.tributary.mqtt.packet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Packets as a broker sends them, byte by byte. */
public final class Packets {

    private Packets() {}

    public static byte[] publish(
            int flags, byte[] topic, int packetId, byte[] properties, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(withLength(topic));
        if ((flags & 0x06) != 0) {
            body.writeBytes(shortInt(packetId));
        }
        body.writeBytes(variableInt(properties.length));
        body.writeBytes(properties);
        body.writeBytes(payload);
        return packet(0x30 | flags, body.toByteArray());
    }

    public static byte[] packet(int first, byte[] body) {
        return concat(new byte[] {(byte) first}, variableInt(body.length), body);
    }

    public static byte[] text(int id, String value) {
        return concat(new byte[] {(byte) id}, withLength(bytes(value)));
    }

    public static byte[] pair(String key, String value) {
        return concat(new byte[] {0x26}, withLength(bytes(key)), withLength(bytes(value)));
    }

    public static byte[] correlationData(byte[] data) {
        return concat(new byte[] {0x09}, withLength(data));
    }

    public static byte[] withLength(byte[] bytes) {
        return concat(shortInt(bytes.length), bytes);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] variableInt(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest > 127) {
            out.write(rest % 128 + 128);
            rest /= 128;
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] shortInt(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }
}
