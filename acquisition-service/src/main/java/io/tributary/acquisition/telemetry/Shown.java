package io.tributary.acquisition.telemetry;

/** Cuts and cleans what a device sent before it stands in a sentence for people. */
final class Shown {

    private static final int LENGTH = 100;

    private Shown() {}

    static String of(String text) {
        StringBuilder clean = new StringBuilder(LENGTH + 1);
        text.codePoints()
                .limit(LENGTH)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(clean::appendCodePoint);
        return text.codePointCount(0, text.length()) > LENGTH
                ? clean.append('…').toString()
                : clean.toString();
    }
}
