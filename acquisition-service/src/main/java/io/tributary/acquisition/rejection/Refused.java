package io.tributary.acquisition.rejection;

import io.tributary.topology.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * What refused messages that are counted together have in common.
 *
 * @param topic the MQTT topic name they came on
 * @param device who sent them, where it is known
 * @param reason why, in a stable word
 * @param detail why, and what to do, in a sentence for people
 */
public record Refused(
        String topic, @Nullable String device, RejectionReason reason, String detail) {}
