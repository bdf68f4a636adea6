package io.tributary.mqtt.packet;

import java.io.DataInputStream;
import java.io.IOException;

/** What is left of a packet. */
final class Remainder {

    private static final int MAX_VARIABLE_INT_BYTES = 4;

    private final DataInputStream in;
    private int left;

    Remainder(DataInputStream in, int length) {
        this.in = in;
        this.left = length;
    }

    /** The length itself, which is still to be read. */
    static Remainder ofLength(DataInputStream in) {
        return new Remainder(in, MAX_VARIABLE_INT_BYTES);
    }

    int left() {
        return left;
    }

    int unsignedShort() throws IOException {
        take(2);
        return in.readUnsignedShort();
    }

    int variableInt() throws IOException {
        int value = 0;
        for (int i = 0; i < MAX_VARIABLE_INT_BYTES; i++) {
            take(1);
            byte digit = in.readByte();
            value |= (digit & 0x7f) << (7 * i);
            if (digit >= 0) {
                return value;
            }
        }
        throw new IOException("a malformed length in a packet");
    }

    byte[] bytes(int count) throws IOException {
        take(count);
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    void skip(int count) throws IOException {
        take(count);
        in.skipNBytes(count);
    }

    private void take(int count) throws IOException {
        if (count > left) {
            throw new IOException("a packet is shorter than it says");
        }
        left -= count;
    }
}
