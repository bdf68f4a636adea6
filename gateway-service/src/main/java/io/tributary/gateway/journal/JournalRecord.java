package io.tributary.gateway.journal;

/**
 * A record of the journal.
 *
 * @param position where it begins
 * @param end where the next one begins
 * @param type what it holds
 * @param payload its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record JournalRecord(long position, long end, RecordType type, byte[] payload) {}
