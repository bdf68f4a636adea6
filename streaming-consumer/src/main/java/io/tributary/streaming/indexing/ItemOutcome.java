package io.tributary.streaming.indexing;

/** What Elasticsearch said to one document of a bulk request. */
public sealed interface ItemOutcome {

    /** It is stored. */
    record Stored() implements ItemOutcome {}

    /** It, or a newer one, was there already. */
    record Duplicate() implements ItemOutcome {}

    /**
     * Not now: Elasticsearch is away, overloaded or misconfigured. The document is not to blame.
     *
     * @param status what Elasticsearch answered; 0 where it did not
     * @param reason why, for people
     */
    record NotNow(int status, String reason) implements ItemOutcome {}

    /**
     * Never: the document itself is refused.
     *
     * @param status what Elasticsearch answered
     * @param reason why, for people
     */
    record Refused(int status, String reason) implements ItemOutcome {}
}
