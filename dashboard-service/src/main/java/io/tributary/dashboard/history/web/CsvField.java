package io.tributary.dashboard.history.web;

import org.jspecify.annotations.Nullable;

/** A text in CSV, which came from a device and may be anything. */
final class CsvField {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvField() {}

    /**
     * The text as a field. One that a spreadsheet would take for a formula has an apostrophe in
     * front.
     */
    static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
