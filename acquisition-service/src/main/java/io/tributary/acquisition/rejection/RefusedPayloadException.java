package io.tributary.acquisition.rejection;

import io.tributary.topology.rejection.RejectionReason;

/** A payload that is refused. The message is a sentence for people; the reason a stable word. */
public final class RefusedPayloadException extends RuntimeException {

    private final RejectionReason reason;

    /** No stack trace: refusing is part of the normal course. */
    public RefusedPayloadException(RejectionReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** Why, as a stable word. */
    public RejectionReason reason() {
        return reason;
    }
}
