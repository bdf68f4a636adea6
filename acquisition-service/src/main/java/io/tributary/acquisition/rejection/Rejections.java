package io.tributary.acquisition.rejection;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry.RejectedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes the entry that takes the place of a payload that was refused. Thread-safe. */
public final class Rejections {

    private static final int MAX_NAME = 64;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final SiteId site;

    public Rejections(SiteId site) {
        this.site = site;
    }

    /** A payload that was refused for a reason. */
    public RejectedMessage of(
            String topic, byte[] payload, RefusedPayloadException refusal, Instant now) {
        return of(topic, payload, refusal.reason(), refusal.getMessage(), now);
    }

    /** A payload that we failed on: a defect of ours, but the payload is not lost. */
    public RejectedMessage failed(
            String topic, byte[] payload, RuntimeException failure, Instant now) {
        return of(
                topic,
                payload,
                RejectionReason.INTERNAL_ERROR,
                "acquisition failed on it: " + failure.getClass().getSimpleName(),
                now);
    }

    private RejectedMessage of(
            String topic,
            byte[] payload,
            RejectionReason reason,
            @Nullable String detail,
            Instant now) {
        String[] level = topic.split("/", -1);
        return new RejectedMessage(
                Rejection.of(
                        ids.generate(),
                        site,
                        "mqtt",
                        topic,
                        level(level, 1),
                        level(level, 2),
                        reason,
                        detail == null ? reason.code() : detail,
                        payload,
                        now.truncatedTo(ChronoUnit.MILLIS)));
    }

    private static @Nullable String level(String[] levels, int index) {
        return levels.length > index && levels[index].length() <= MAX_NAME ? levels[index] : null;
    }
}
