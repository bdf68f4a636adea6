package io.tributary.gateway.journal;

import java.util.Optional;

/** What a journal record holds. The code is part of the file format. */
public enum RecordType {
    /** A batch, as acquisition sent it. */
    BATCH(1),
    /** A rejection that the gateway itself made, of a batch it could not read. */
    REJECTION(2),
    /** Which batches the journal had when a segment was begun; first record of every segment. */
    RECEIVED(3);

    private final byte code;

    RecordType(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<RecordType> of(byte code) {
        for (RecordType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
