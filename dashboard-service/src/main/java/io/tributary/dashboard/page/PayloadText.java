package io.tributary.dashboard.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A payload as plain text to look at: characters where it is UTF-8, else bytes. Nothing in it can
 * act; what does not print is shown by a mark.
 */
final class PayloadText {

    private static final int SHOWN_BYTES = 2_048;
    private static final int PER_LINE = 16;

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

    private static String text(byte[] head, boolean cut) {
        for (int drop = 0; drop <= (cut ? 3 : 0) && drop < head.length; drop++) {
            try {
                String text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(head, 0, head.length - drop))
                                .toString();
                return printable(text);
            } catch (CharacterCodingException e) {
                // A character cut in half at the end, or not UTF-8 at all.
                continue;
            }
        }
        return hex(head);
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
