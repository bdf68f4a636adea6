package io.tributary.acquisition.mqtt;

import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads a packet, and makes a PUBLISH anew (MQTT 5, section 3.3): its properties are ours ({@link
 * PublishProperties}), its topic name is cleaned of what Paho refuses, and a payload above the
 * limit (another one for what is fed in again) is replaced by its length and hash, so that no
 * device decides how much memory it takes.
 */
final class PublishPacket {

    private static final int PUBLISH = 3;
    private static final int DUP = 0x08;
    private static final int QOS = 0x06;

    /** The broker's other packets are small. */
    private static final int MAX_OTHER_BYTES = 1024 * 1024;

    private static final int CHUNK_BYTES = 8192;

    /** A payload of 64 KiB in Base64, with its topic and who asks; only the gateway may send it. */
    static final int MAX_REPLAY_BYTES = 192 * 1024;

    private static final byte[] REPLAYS =
            MqttTopicFilter.ALL_REPLAY.value().replace("#", "").getBytes(StandardCharsets.US_ASCII);

    private PublishPacket() {}

    /**
     * Reads the rest of a packet.
     *
     * @param first its first byte
     * @return the packet as Paho is to see it, whole
     */
    static byte[] read(int first, DataInputStream in, int maxPayloadBytes) throws IOException {
        int length = Remainder.ofLength(in).variableInt();
        Remainder rest = new Remainder(in, length);
        if (first >> 4 == PUBLISH) {
            return packet(first, publish(first, rest, maxPayloadBytes));
        }
        if (length > MAX_OTHER_BYTES) {
            throw new IOException("a packet of " + length + " bytes that is no PUBLISH");
        }
        return packet(first, rest.bytes(length));
    }

    private static byte[] packet(int first, byte[] content) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(content.length + 5);
        packet.write(first);
        writeVariableInt(packet, content.length);
        packet.write(content);
        return packet.toByteArray();
    }

    private static byte[] publish(int first, Remainder in, int maxPayloadBytes) throws IOException {
        byte[] topic = clean(in.bytes(in.unsignedShort()));
        byte[] packetId = in.bytes((first & QOS) == 0 ? 0 : 2);
        byte[] correlation = PublishProperties.correlationData(in.variableInt(), in);
        int limit = isReplay(topic) ? Math.max(MAX_REPLAY_BYTES, maxPayloadBytes) : maxPayloadBytes;
        Oversize oversize = in.left() > limit ? digest(in) : null;
        byte[] properties = PublishProperties.of(correlation, (first & DUP) != 0, oversize);
        byte[] payload = in.bytes(in.left());

        ByteArrayOutputStream content =
                new ByteArrayOutputStream(topic.length + properties.length + payload.length + 8);
        DataOutputStream out = new DataOutputStream(content);
        out.writeShort(topic.length);
        out.write(topic);
        out.write(packetId);
        writeVariableInt(content, properties.length);
        out.write(properties);
        out.write(payload);
        return content.toByteArray();
    }

    private static boolean isReplay(byte[] topic) {
        return topic.length > REPLAYS.length
                && Arrays.equals(topic, 0, REPLAYS.length, REPLAYS, 0, REPLAYS.length);
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

    private static void writeVariableInt(ByteArrayOutputStream out, int value) {
        int rest = value;
        do {
            int digit = rest & 0x7f;
            rest >>>= 7;
            out.write(rest == 0 ? digit : digit | 0x80);
        } while (rest != 0);
    }
}
