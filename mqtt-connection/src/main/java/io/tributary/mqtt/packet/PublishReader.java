package io.tributary.mqtt.packet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a PUBLISH (MQTT 5, section 3.3): of a device's properties only short correlation data is
 * kept, its topic name is cleaned, and a payload above the limit is replaced by its length and
 * hash.
 */
final class PublishReader {

    private static final int RETAIN = 0x01;
    private static final int DUP = 0x08;
    private static final int CHUNK_BYTES = 8192;

    private PublishReader() {}

    /**
     * Reads the rest of one.
     *
     * @param first its first byte
     * @param in what follows its length
     */
    static Publish read(int first, Remainder in, PayloadLimit limit) throws IOException {
        int qos = first >> 1 & 3;
        if (qos > 1) {
            throw new IOException("a PUBLISH of QoS " + qos + ", to which nobody is subscribed");
        }
        byte[] topic = in.bytes(in.unsignedShort());
        int packetId = qos == 0 ? 0 : in.unsignedShort();
        byte[] correlation = CorrelationData.read(in.variableInt(), in);
        Oversize oversize = in.left() > limit.bytes(topic) ? digest(in) : null;
        return new Publish(
                clean(topic),
                packetId,
                qos,
                (first & RETAIN) != 0,
                (first & DUP) != 0,
                in.bytes(in.left()),
                oversize,
                correlation);
    }

    /** What could forge a line of a log, or is no text at all; none of our names has any. */
    private static String clean(byte[] topic) {
        String text = new String(topic, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                StringBuilder cleaned = new StringBuilder();
                text.codePoints()
                        .map(codePoint -> isRefused(codePoint) ? '?' : codePoint)
                        .forEach(cleaned::appendCodePoint);
                return cleaned.toString();
            }
        }
        return text;
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
}
