package io.tributary.acquisition.rejection;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** A payload that is refused. The message is a sentence for people; the reason a stable word. */
public final class RefusedPayloadException extends RuntimeException {

    private final RejectionReason reason;
    private final @Nullable DeviceId device;
    private final @Nullable Long seq;

    /** No stack trace: refusing is part of the normal course. */
    public RefusedPayloadException(RejectionReason reason, String detail) {
        this(reason, detail, null, null);
    }

    private RefusedPayloadException(
            RejectionReason reason, String detail, @Nullable DeviceId device, @Nullable Long seq) {
        super(detail, null, false, false);
        this.reason = reason;
        this.device = device;
        this.seq = seq;
    }

    /** The same, with the device and the number that the payload says it has. */
    public RefusedPayloadException from(DeviceId sender, @Nullable Long number) {
        return new RefusedPayloadException(reason, String.valueOf(getMessage()), sender, number);
    }

    /** The device that the payload says it is from, where it could be read. */
    public @Nullable DeviceId device() {
        return device;
    }

    /** The device's number of the message, where it could be read. */
    public @Nullable Long seq() {
        return seq;
    }

    /** Why, as a stable word. */
    public RejectionReason reason() {
        return reason;
    }
}
