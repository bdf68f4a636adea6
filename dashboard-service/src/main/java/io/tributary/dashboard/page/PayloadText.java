package io.tributary.dashboard.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payload as plain text to look at: characters where it is UTF-8, else bytes. Nothing in it can
 * act; what does not print is shown by a mark.
 */
final class PayloadText {

    private static final int SHOWN_BYTES = 2_048;
    private static final int PER_LINE = 16;
    private static final int MOST_OF_A_CHARACTER = 3;

    private PayloadText() {}

    static String of(byte @Nullable [] payload) {
        if (payload == null) {
            return "";
        }
        byte[] head = Arrays.copyOf(payload, Math.min(payload.length, SHOWN_BYTES));
        String rest =
                payload.length > SHOWN_BYTES
                        ? "\n… " + (payload.length - SHOWN_BYTES) + " more bytes"
                        : "";
        return text(head, payload.length > SHOWN_BYTES) + rest;
    }

    /** The last character of a payload that was cut may be cut in half. */
    private static String text(byte[] head, boolean cut) {
        int shortest = cut ? head.length - MOST_OF_A_CHARACTER : head.length;
        for (int length = head.length; length >= shortest; length--) {
            Optional<String> text = utf8(head, length);
            if (text.isPresent()) {
                return printable(text.get());
            }
        }
        return hex(head);
    }

    private static Optional<String> utf8(byte[] bytes, int length) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            boolean plain = c == '\n' || c == '\t' || !isHidden(c);
                            shown.appendCodePoint(plain ? c : 0xFFFD);
                        });
        return shown.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }

    private static String hex(byte[] bytes) {
        HexFormat format = HexFormat.ofDelimiter(" ");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < bytes.length; i += PER_LINE) {
            lines.append(format.formatHex(bytes, i, Math.min(bytes.length, i + PER_LINE)))
                    .append('\n');
        }
        return lines.toString().stripTrailing();
    }
}
