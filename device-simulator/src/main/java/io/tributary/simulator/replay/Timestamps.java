package io.tributary.simulator.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Reads times as devices may write them: ISO-8601, with a blank instead of the T too; without an
 * offset in the site's zone; or seconds or milliseconds since 1970.
 *
 * @param zone the site's zone
 */
record Timestamps(ZoneId zone) {

    /** Smaller numbers are seconds, larger ones milliseconds. */
    private static final double MILLISECONDS_FROM = 1e11;

    private static final double YEAR_10_000 = 253_402_300_800_000d;

    /** The instant, to the millisecond. */
    Instant parse(String text) throws BadRowException {
        if (text.isEmpty()) {
            throw new BadRowException("the time is missing");
        }
        try {
            return read(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadRowException(
                    "\"%s\" is not a time; allowed: ISO-8601, or seconds or milliseconds since 1970"
                            .formatted(text));
        }
    }

    private Instant read(String text) {
        if (text.chars().allMatch(c -> Character.isDigit(c) || c == '.')) {
            double number = Double.parseDouble(text);
            double millis = number < MILLISECONDS_FROM ? number * 1000 : number;
            if (millis >= YEAR_10_000) {
                throw new DateTimeException("too late to be meant");
            }
            return Instant.ofEpochMilli(Math.round(millis));
        }
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
        int time = Math.max(0, iso.indexOf('T'));
        boolean offset =
                iso.endsWith("Z") || iso.indexOf('+') > time || iso.indexOf('-', time) > time;
        return offset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private static String withT(String text) {
        return text.substring(0, 10) + 'T' + text.substring(11);
    }
}
