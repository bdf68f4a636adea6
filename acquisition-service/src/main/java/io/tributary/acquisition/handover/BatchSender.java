package io.tributary.acquisition.handover;

import java.util.function.IntConsumer;

/** Publishes batches for the gateway at QoS 1. */
public interface BatchSender {

    /**
     * The broker took it, but nobody subscribes: the gateway's session is gone. No acknowledgement
     * for us.
     */
    int NO_MATCHING_SUBSCRIBERS = 0x10;

    /** From here on a reason code is a refusal. */
    int REFUSED = 0x80;

    /** Stands for a connection that was lost, or was not there, before the PUBACK came. */
    int NO_CONNECTION = -1;

    /**
     * Whether a PUBACK with this reason code says that the broker holds the batch for the gateway.
     */
    static boolean isTaken(int code) {
        return code >= 0 && code < REFUSED && code != NO_MATCHING_SUBSCRIBERS;
    }

    /** What such a reason code means, and what to do. */
    static String meaning(int code) {
        return switch (code) {
            case 0 -> "the broker does not answer";
            case NO_CONNECTION -> "no connection to the broker";
            case NO_MATCHING_SUBSCRIBERS ->
                    "no gateway has a session at the broker; start the gateway";
            default ->
                    "the broker refused it with reason code %d; check its limits and permissions"
                            .formatted(code);
        };
    }

    /**
     * Publishes without blocking.
     *
     * @param batch the encoded batch
     * @param outcome called exactly once, on any thread, with the PUBACK's reason code or {@link
     *     #NO_CONNECTION}
     */
    void send(byte[] batch, IntConsumer outcome);
}
