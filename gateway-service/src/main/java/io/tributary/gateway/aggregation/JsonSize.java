package io.tributary.gateway.aggregation;

import io.tributary.topology.telemetry.Value;

/** How many bytes something takes as JSON, or an upper bound of it. */
final class JsonSize {

    /** Sign, 19 digits. */
    static final int LONG = 20;

    /** As in -2.2250738585072014E-308. */
    static final int DOUBLE = 24;

    /** As in "2026-11-20T10:15:30.123Z", quotes included, and room for years beyond 9999. */
    static final int INSTANT = 36;

    private static final int BOOLEAN = 5;

    private JsonSize() {}

    static int of(Value value) {
        return switch (value) {
            case Value.NumberValue number -> DOUBLE;
            case Value.BooleanValue flag -> BOOLEAN;
            case Value.TextValue text -> of(text.value());
        };
    }

    /** With its quotes and escapes. */
    static int of(String text) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    private static int of(char c) {
        if (c < 0x20 || Character.isSurrogate(c)) {
            return 6;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
}
