package io.tributary.acquisition.telemetry;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A 64-bit hash of a payload that recognises a repeat of the same message: CRC-32C above CRC-32.
 * Both are machine instructions; no defence against forgery.
 */
public final class PayloadHash {

    private PayloadHash() {}

    /** The hash of a payload. */
    public static long of(byte[] payload) {
        return of(new byte[0], payload);
    }

    /** The hash of a payload on a topic. */
    static long of(byte[] topic, byte[] payload) {
        CRC32C crc32c = new CRC32C();
        crc32c.update(topic, 0, topic.length);
        crc32c.update(payload, 0, payload.length);
        CRC32 crc32 = new CRC32();
        crc32.update(topic, 0, topic.length);
        crc32.update(payload, 0, payload.length);
        return crc32c.getValue() << 32 | crc32.getValue();
    }
}
