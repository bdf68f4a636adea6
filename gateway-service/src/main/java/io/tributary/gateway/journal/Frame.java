package io.tributary.gateway.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record as it stands in a segment: length of the payload (4 bytes), CRC-32C (4) over what
 * follows, position (8), type (1), payload. The position in the checksum makes a stale block of the
 * disk show.
 */
final class Frame {

    static final int HEADER_BYTES = 4 + 4 + 8 + 1;

    /** Nothing we write is larger; a larger length is damage. */
    static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    private Frame() {}

    static int size(byte[] payload) {
        return HEADER_BYTES + payload.length;
    }

    static ByteBuffer encode(long position, RecordType type, byte[] payload) {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a record of " + payload.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(size(payload));
        frame.putInt(payload.length).putInt(0).putLong(position).put(type.code()).put(payload);
        frame.putInt(4, checksum(frame, payload.length)).flip();
        return frame;
    }

    /** CRC-32C over position, type and payload of a frame that begins at index 0. */
    static int checksum(ByteBuffer frame, int payloadBytes) {
        CRC32C crc = new CRC32C();
        crc.update(frame.duplicate().position(8).limit(HEADER_BYTES + payloadBytes));
        return (int) crc.getValue();
    }
}
