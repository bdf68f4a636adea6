package io.tributary.acquisition.handover;

/** What accounts for a device message: an entry of its own, or its place in a count. */
public sealed interface MessageAccount permits EncodedEntry, CountedRefusal {}
