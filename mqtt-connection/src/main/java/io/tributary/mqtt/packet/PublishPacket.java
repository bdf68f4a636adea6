package io.tributary.mqtt.packet;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a packet, and makes a PUBLISH anew (MQTT 5, section 3.3): its properties are ours ({@link
 * PublishProperties}), its topic name is cleaned of what Paho refuses, and a payload above the
 * limit is replaced by its length and hash.
 */
final class PublishPacket {

    private static final int PUBLISH = 3;
    private static final int DUP = 0x08;
    private static final int QOS = 0x06;

    /** The broker's other packets are small. */
    private static final int MAX_OTHER_BYTES = 1024 * 1024;

    private static final int CHUNK_BYTES = 8192;

    private PublishPacket() {}

    /**
     * Reads the rest of a packet.
     *
     * @param first its first byte
     * @return the packet as Paho is to see it, whole
     */
    static byte[] read(int first, DataInputStream in, PayloadLimit limit) throws IOException {
        int length = Remainder.ofLength(in).variableInt();
        Remainder rest = new Remainder(in, length);
        if (first >> 4 == PUBLISH) {
            return publish(first, rest, limit);
        }
        if (length > MAX_OTHER_BYTES) {
            throw new IOException("a packet of " + length + " bytes that is no PUBLISH");
        }
        return packet(first, new byte[0], rest);
    }

    private static byte[] publish(int first, Remainder in, PayloadLimit limit) throws IOException {
        if ((first & QOS) == QOS) {
            throw new IOException("a PUBLISH of a QoS that does not exist");
        }
        byte[] topic = clean(in.bytes(in.unsignedShort()));
        byte[] packetId = in.bytes((first & QOS) == 0 ? 0 : 2);
        byte[] correlation = PublishProperties.correlationData(in.variableInt(), in);
        Oversize oversize = in.left() > limit.bytes(topic) ? digest(in) : null;
        byte[] properties = PublishProperties.of(correlation, (first & DUP) != 0, oversize);

        int length = 2 + topic.length + packetId.length + size(properties.length);
        ByteBuffer head = ByteBuffer.allocate(length + properties.length);
        head.putShort((short) topic.length).put(topic).put(packetId);
        putVariableInt(head, properties.length);
        return packet(first, head.put(properties).array(), in);
    }

    private static byte[] packet(int first, byte[] head, Remainder in) throws IOException {
        int length = head.length + in.left();
        byte[] packet = new byte[1 + size(length) + length];
        ByteBuffer out = ByteBuffer.wrap(packet).put((byte) first);
        putVariableInt(out, length);
        out.put(head);
        in.into(packet, out.position());
        return packet;
    }

    /** Paho refuses control characters and noncharacters; none of our names has any. */
    private static byte[] clean(byte[] topic) {
        for (byte b : topic) {
            if (b < 0x20 || b == 0x7f) {
                StringBuilder cleaned = new StringBuilder();
                new String(topic, StandardCharsets.UTF_8)
                        .codePoints()
                        .map(c -> isRefused(c) ? '?' : c)
                        .forEach(cleaned::appendCodePoint);
                return cleaned.toString().getBytes(StandardCharsets.UTF_8);
            }
        }
        return topic;
    }

    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint & 0xfffe) == 0xfffe
                || (codePoint >= 0xfdd0 && codePoint <= 0xfdef)
                || codePoint == 0xfffd; // stands for bytes that were no UTF-8
    }

    private static Oversize digest(Remainder in) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            int bytes = in.left();
            while (in.left() > 0) {
                sha256.update(in.bytes(Math.min(in.left(), CHUNK_BYTES)));
            }
            return new Oversize(bytes, HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java platform", e);
        }
    }

    private static int size(int value) {
        int bytes = 1;
        for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }

    private static void putVariableInt(ByteBuffer out, int value) {
        int rest = value;
        do {
            int digit = rest & 0x7f;
            rest >>>= 7;
            out.put((byte) (rest == 0 ? digit : digit | 0x80));
        } while (rest != 0);
    }
}
