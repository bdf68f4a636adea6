package io.tributary.dashboard.fuzz;

import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.TextCursor;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Texts: some that fit somewhere, and those at and beyond each limit. */
final class Values {

    private static final List<String> FITTING =
            List.of(
                    "home",
                    "room1",
                    "NodeMCU1",
                    "temperature",
                    "light",
                    "ON",
                    "admin",
                    "ana",
                    "operator",
                    "PT10S",
                    "P90D",
                    "10",
                    "name",
                    "-name",
                    "ONLINE",
                    "online",
                    "csv",
                    "SENT",
                    "01a1f7a2-57b5-7430-a1eb-0b654f9e0173",
                    "2026-11-20T10:00:00Z",
                    "2026-11-20T11:00:00Z",
                    "PT1M",
                    new Cursor(Instant.parse("2026-11-20T10:00:00Z"), "x").format(),
                    TextCursor.of("a").format(),
                    TextCursor.of("a", "b", "c").format());

    private static final List<String> UNFIT =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\r\nSet-Cookie: x=1",
                    "..",
                    "../../etc/passwd",
                    "%2e%2e%2f",
                    ";jsessionid=1",
                    "<script>alert(1)</script>",
                    "${7*7}#{7*7}",
                    "'\"`\\",
                    "*",
                    "😀",
                    "\ud83d",
                    "\u202eabc\ufeff",
                    "n".repeat(64),
                    "n".repeat(65),
                    "n".repeat(255),
                    "n".repeat(256),
                    "n".repeat(5_000),
                    "😀".repeat(600),
                    "-1",
                    "0",
                    "1",
                    "500",
                    "501",
                    "2147483647",
                    "2147483648",
                    "9223372036854775808",
                    "1e400",
                    "NaN",
                    "null",
                    "true",
                    "[]",
                    "a,b,,c",
                    ",".repeat(300),
                    "1969-12-31T23:59:59Z",
                    "2199-12-31T23:59:59Z",
                    "2200-01-01T00:00:00.001Z",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "-1000000000-01-01T00:00:00Z",
                    "2026-11-20",
                    "2026-11-20T10:15:30",
                    "PT0S",
                    "-PT1S",
                    "PT0.000000001S",
                    "PT1H0.000000001S",
                    "PT9223372036854775807S",
                    "PT99999999999999999999H",
                    "P36500D",
                    "P106751991168D",
                    new Cursor(Instant.ofEpochMilli(Long.MAX_VALUE), "").format(),
                    new Cursor(Instant.ofEpochMilli(Long.MIN_VALUE), "\u0000").format(),
                    TextCursor.of("", "", "\ud83d").format(),
                    "====",
                    "é");

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    /** Any text; of three, about one fits somewhere. */
    String text() {
        String text = one(random.nextInt(3) == 0 ? FITTING : UNFIT);
        return random.nextInt(6) == 0 ? changed(text) : text;
    }

    /** The text itself, mostly. */
    String textLike(String fitting) {
        return random.nextInt(4) > 0 ? fitting : text();
    }

    private String changed(String text) {
        int at = random.nextInt(text.length() + 1);
        String piece =
                random.nextBoolean() ? one(UNFIT) : Character.toString(random.nextInt(0x800));
        return text.substring(0, at) + piece + text.substring(at);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean oneOf(int many) {
        return random.nextInt(many) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
