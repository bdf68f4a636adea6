package io.tributary.reconciliation.account;

/**
 * What stands of one device in Elasticsearch.
 *
 * @param readings readings in its windows
 * @param rejected messages that its rejections stand for
 */
public record Indexed(long readings, long rejected) {

    public static final Indexed NOTHING = new Indexed(0, 0);

    /** Both together. */
    public Indexed plus(Indexed other) {
        return new Indexed(readings + other.readings, rejected + other.rejected);
    }
}
