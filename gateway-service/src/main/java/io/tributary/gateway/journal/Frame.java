package io.tributary.gateway.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record as it stands in a segment: length of the payload (4 bytes), CRC-32C (4) over what
 * follows, position (8), position that was durable before (8), type (1), payload. The position in
 * the checksum makes a stale block of the disk show; what was durable before tells a write that a
 * crash tore from damage to what had been flushed.
 */
final class Frame {

    static final int HEADER_BYTES = 4 + 4 + 8 + 8 + 1;

    /** Nothing we write is larger; a larger length is damage. */
    static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    private static final int CHECKSUM = 4;
    private static final int POSITION = 8;
    private static final int DURABLE = 16;
    private static final int TYPE = 24;

    private Frame() {}

    static int size(byte[] payload) {
        return HEADER_BYTES + payload.length;
    }

    /**
     * @param durable end of the journal at the last flush before this record
     */
    static ByteBuffer encode(long position, long durable, RecordType type, byte[] payload) {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a record of " + payload.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(size(payload));
        frame.putInt(payload.length).putInt(0).putLong(position).putLong(durable);
        frame.put(type.code()).put(payload);
        return frame.putInt(CHECKSUM, checksum(frame)).flip();
    }

    /** Length of the payload as a header tells it; negative where it cannot be one. */
    static int payloadBytes(ByteBuffer header) {
        int length = header.getInt(0);
        return length <= MAX_PAYLOAD_BYTES ? length : -1;
    }

    /** Whether the frame is whole, undamaged, and was written for this position. */
    static boolean isIntact(ByteBuffer frame, long position) {
        return position(frame, 0) == position && frame.getInt(CHECKSUM) == checksum(frame);
    }

    /** The position in a frame that begins at the index. */
    static long position(ByteBuffer buffer, int index) {
        return buffer.getLong(index + POSITION);
    }

    static long durable(ByteBuffer frame) {
        return frame.getLong(DURABLE);
    }

    static byte type(ByteBuffer frame) {
        return frame.get(TYPE);
    }

    private static int checksum(ByteBuffer frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame.duplicate().position(POSITION).limit(frame.capacity()));
        return (int) crc.getValue();
    }
}
