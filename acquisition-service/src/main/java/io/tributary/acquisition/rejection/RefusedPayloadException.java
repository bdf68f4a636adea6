package io.tributary.acquisition.rejection;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** A payload that is refused. The message is a sentence for people; the reason a stable word. */
public final class RefusedPayloadException extends RuntimeException {

    private final RejectionReason reason;
    private final @Nullable String deviceId;

    /** No stack trace: refusing is part of the normal course. */
    public RefusedPayloadException(RejectionReason reason, String detail) {
        this(reason, detail, null);
    }

    private RefusedPayloadException(
            RejectionReason reason, String detail, @Nullable String deviceId) {
        super(detail, null, false, false);
        this.reason = reason;
        this.deviceId = deviceId;
    }

    /** The same, with the device that the payload says it is from. */
    public RefusedPayloadException from(DeviceId device) {
        return new RefusedPayloadException(reason, String.valueOf(getMessage()), device.value());
    }

    /** The device that the payload says it is from, where it could be read. */
    public @Nullable String deviceId() {
        return deviceId;
    }

    /** Why, as a stable word. */
    public RejectionReason reason() {
        return reason;
    }
}
