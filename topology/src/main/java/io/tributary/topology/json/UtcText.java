package io.tributary.topology.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instant in the one form in which we write it, {@code 2026-11-20T10:15:30.123Z} with none
 * to nine digits of a second, without a formatter: the library's builds one for each instant.
 */
final class UtcText {

    private static final int SHORTEST = "2026-11-20T10:15:30Z".length();
    private static final int LONGEST = "2026-11-20T10:15:30.123456789Z".length();
    private static final int NANO_DIGITS = 9;

    private UtcText() {}

    /** The instant; null where the text has any other form, or is no time. */
    static @Nullable Instant parse(char[] text, int start, int length) {
        if (length < SHORTEST
                || length > LONGEST
                || text[start + 4] != '-'
                || text[start + 7] != '-'
                || text[start + 10] != 'T'
                || text[start + 13] != ':'
                || text[start + 16] != ':'
                || text[start + length - 1] != 'Z') {
            return null;
        }
        int year = number(text, start, 4);
        int month = number(text, start + 5, 2);
        int day = number(text, start + 8, 2);
        int hour = number(text, start + 11, 2);
        int minute = number(text, start + 14, 2);
        int second = number(text, start + 17, 2);
        int nano = length == SHORTEST ? 0 : fraction(text, start + 19, length - SHORTEST);
        // one that is none is negative, and so is all of them
        if ((year | month | day | hour | minute | second | nano) < 0
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nano);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Nanoseconds from a point and one to nine digits. */
    private static int fraction(char[] text, int start, int length) {
        if (text[start] != '.' || length < 2) {
            return -1;
        }
        int nano = number(text, start + 1, length - 1);
        for (int digits = length - 1; digits < NANO_DIGITS; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private static int number(char[] text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
