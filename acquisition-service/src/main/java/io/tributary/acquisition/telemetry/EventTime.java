package io.tributary.acquisition.telemetry;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.rejection.RejectionReason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * Reads a device's timestamp: ISO-8601 (without zone: the site's), or epoch seconds below 1e11, or
 * epoch milliseconds. Cut to milliseconds.
 */
final class EventTime {

    /** A clock may be this far ahead of ours. */
    static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);

    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigDecimal SECONDS_BELOW = new BigDecimal("1e11");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int MAX_TEXT = 64;

    private final ZoneId zone;

    EventTime(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Reads a timestamp given as text.
     *
     * @throws RefusedPayloadException when it is no ISO-8601 date and time
     */
    Instant parse(String text) {
        if (text.length() <= MAX_TEXT) {
            try {
                return parseIso(text).truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeException | ArithmeticException e) {
                // told below
            }
        }
        throw new RefusedPayloadException(
                RejectionReason.INVALID_TIMESTAMP,
                "timestamp \"%s\" is no ISO-8601 date and time such as 2026-11-20T10:15:30.123Z"
                        .formatted(Shown.of(text)));
    }

    /**
     * Reads a timestamp given as a number.
     *
     * @throws RefusedPayloadException when it lies beyond what a date can be
     */
    Instant parse(BigDecimal number) {
        try {
            BigDecimal millis =
                    number.abs().compareTo(SECONDS_BELOW) < 0 ? number.multiply(THOUSAND) : number;
            if ((long) millis.precision() - millis.scale() > 18) {
                throw new ArithmeticException("too large");
            }
            return Instant.ofEpochMilli(millis.longValue());
        } catch (DateTimeException | ArithmeticException e) {
            throw new RefusedPayloadException(
                    RejectionReason.INVALID_TIMESTAMP,
                    "timestamp is a number that is no time in epoch seconds or milliseconds");
        }
    }

    /**
     * Refuses what cannot be true.
     *
     * @throws RefusedPayloadException when later than now plus five minutes, or before the year
     *     2000
     */
    static void requirePlausible(Instant at, Instant now) {
        if (at.isAfter(now.plus(TOLERATED_FUTURE))) {
            throw new RefusedPayloadException(
                    RejectionReason.FUTURE_TIMESTAMP,
                    "timestamp %s is more than 5 minutes ahead of the time of arrival %s; check the device's clock and zone"
                            .formatted(at, now));
        }
        if (at.isBefore(YEAR_2000)) {
            throw new RefusedPayloadException(
                    RejectionReason.ANCIENT_TIMESTAMP,
                    "timestamp %s is before the year 2000; the device's clock was never set"
                            .formatted(at));
        }
    }

    private Instant parseIso(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
        return switch (parsed) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> throw new DateTimeException("no date and time");
        };
    }
}
