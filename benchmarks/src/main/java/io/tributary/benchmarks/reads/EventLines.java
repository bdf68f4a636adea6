package io.tributary.benchmarks.reads;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes what comes on a connection with a live stream: head, chunks, lines; and finds the readings
 * in it. Made to be cheap, as it shares the processor with what is measured.
 */
final class EventLines {

    private static final byte[] DEVICE = ascii("\"device\":\"d");
    private static final byte[] VALUE = ascii("\"value\":");
    private static final byte[] EVENT_READING = ascii("event:reading");
    private static final byte[] EVENT = ascii("event:");
    private static final byte[] DATA = ascii("data:");

    private enum Part {
        HEAD,
        SIZE,
        BODY,
        END_OF_CHUNK
    }

    private final Readings readings;
    private byte[] line = new byte[1024];
    private int length;
    private Part part = Part.HEAD;
    private int chunkLeft;
    private boolean isReading;
    private int deviceAt;
    private int valueAt;

    EventLines(Readings readings) {
        this.readings = readings;
    }

    /** Whoever wants the readings. */
    interface Readings {

        /**
         * A value of a device.
         *
         * @param live whether it came as an event of its own, and not in a snapshot
         */
        void read(int device, long value, boolean live);

        /** The answer is none that was hoped for. */
        void refused(String status);
    }

    /** Takes the first bytes of the array. */
    void take(byte[] bytes, int count) {
        int at = 0;
        while (at < count) {
            if (part == Part.BODY) {
                int end = Math.min(count, at + chunkLeft);
                chunkLeft -= end - at;
                body(bytes, at, end);
                at = end;
                part = chunkLeft == 0 ? Part.END_OF_CHUNK : Part.BODY;
            } else {
                outsideBody(bytes[at++]);
            }
        }
    }

    private void outsideBody(byte next) {
        if (part == Part.SIZE && next != '\n' && next != '\r') {
            chunkLeft = chunkLeft * 16 + Character.digit(next, 16);
        } else if (part == Part.HEAD && next != '\n') {
            append(new byte[] {next}, 0, 1);
        } else if (next == '\n') {
            part = afterLine();
        }
    }

    private Part afterLine() {
        return switch (part) {
            case HEAD -> head() ? Part.SIZE : Part.HEAD;
            case SIZE -> Part.BODY;
            case END_OF_CHUNK, BODY -> Part.SIZE;
        };
    }

    /** Whether that was the end of it. */
    private boolean head() {
        String text = new String(line, 0, length, StandardCharsets.US_ASCII).trim();
        length = 0;
        if (text.startsWith("HTTP/") && !text.startsWith("HTTP/1.1 200")) {
            readings.refused(text);
        }
        return text.isEmpty();
    }

    private void body(byte[] bytes, int from, int to) {
        int begin = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                if (length == 0) {
                    line(bytes, begin, at);
                } else {
                    append(bytes, begin, at);
                    int end = length;
                    length = 0;
                    line(line, 0, end);
                }
                begin = at + 1;
            }
        }
        append(bytes, begin, to);
    }

    private void append(byte[] bytes, int from, int to) {
        int more = to - from;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(bytes, from, line, length, more);
        length += more;
    }

    private void line(byte[] bytes, int from, int to) {
        if (isAt(EVENT, bytes, from, to)) {
            isReading = isAt(EVENT_READING, bytes, from, to);
        } else if (isAt(DATA, bytes, from, to)) {
            if (isReading) {
                reading(bytes, from, to);
            } else {
                snapshot(bytes, from, to);
            }
        }
    }

    /** Where things stood in the last one, they mostly stand in this one, too. */
    private void reading(byte[] bytes, int from, int to) {
        if (!isAt(DEVICE, bytes, from + deviceAt, to) || !isAt(VALUE, bytes, from + valueAt, to)) {
            deviceAt = find(DEVICE, bytes, from, to) - from;
            valueAt = find(VALUE, bytes, from, to) - from;
        }
        readings.read(
                (int) number(bytes, from + deviceAt + DEVICE.length, to),
                number(bytes, from + valueAt + VALUE.length, to),
                true);
    }

    private void snapshot(byte[] bytes, int from, int to) {
        int value = find(VALUE, bytes, from, to);
        int device = find(DEVICE, bytes, from, to);
        while (value < to) {
            for (int next = device; next < value; next = find(DEVICE, bytes, next + 1, to)) {
                device = next;
            }
            readings.read(
                    (int) number(bytes, device + DEVICE.length, to),
                    number(bytes, value + VALUE.length, to),
                    false);
            value = find(VALUE, bytes, value + 1, to);
        }
    }

    /** Where the text begins; the end where it does not. */
    private static int find(byte[] text, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isAt(text, bytes, at, to)) {
            at++;
        }
        return at;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static boolean isAt(byte[] text, byte[] bytes, int at, int to) {
        return at + text.length <= to
                && bytes[at] == text[0]
                && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
