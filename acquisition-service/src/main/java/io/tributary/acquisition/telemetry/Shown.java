package io.tributary.acquisition.telemetry;

/** Cuts and cleans what a device sent before it stands in a sentence for people. */
final class Shown {

    private static final int LENGTH = 60;

    private Shown() {}

    static String of(String text) {
        String cut = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
        StringBuilder clean = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
