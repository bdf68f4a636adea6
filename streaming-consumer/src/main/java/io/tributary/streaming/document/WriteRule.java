package io.tributary.streaming.document;

/** When a document takes its place, so that writing it again changes nothing. */
public sealed interface WriteRule {

    /** Only where no document of that id is: the first one stays. */
    record Create() implements WriteRule {}

    /**
     * Only over a lower version: the highest one stays.
     *
     * @param version not negative
     */
    record Newest(long version) implements WriteRule {}
}
