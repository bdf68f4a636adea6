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

    /** Always: the one written last stays, and is known by a sequence number of its own. */
    record Latest() implements WriteRule {}

    /**
     * It is taken away, unless it was written again since it was read.
     *
     * @param seqNo as it was read
     * @param primaryTerm as it was read
     */
    record Remove(long seqNo, long primaryTerm) implements WriteRule {}
}
