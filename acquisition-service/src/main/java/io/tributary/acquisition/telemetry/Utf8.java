package io.tributary.acquisition.telemetry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes are UTF-8, and whether text could be. */
final class Utf8 {

    private Utf8() {}

    /** Index of the first byte that does not belong, or -1 when all of it is UTF-8. */
    static int firstInvalid(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return firstInvalidBeyondAscii(bytes);
            }
        }
        return -1;
    }

    /** Whether a char is half of a surrogate pair without the other, as an escape can make it. */
    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
            }
        }
        return false;
    }

    private static int firstInvalidBeyondAscii(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(in, out, true);
        return result.isError() ? in.position() : -1;
    }
}
