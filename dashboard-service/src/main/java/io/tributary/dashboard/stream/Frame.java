package io.tributary.dashboard.stream;

import io.tributary.dashboard.device.ReadingView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it goes over the line, the same for every client; so nobody may change its bytes.
 *
 * @param bytes what is written
 * @param readAt event time of the value in it; null where it is no reading
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Frame(byte[] bytes, @Nullable Instant readAt) {

    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    static Frame of(StreamEvent event, JsonMapper json) {
        String head = "event:" + event.name() + "\ndata:";
        return new Frame(
                joined(
                        List.of(
                                head.getBytes(StandardCharsets.US_ASCII),
                                json.writeValueAsBytes(event.data()),
                                END)),
                event.data() instanceof ReadingView reading ? reading.at() : null);
    }

    /** After how long a client that lost its connection is to open it anew. */
    static Frame retry(long millis) {
        return new Frame(("retry:" + millis + "\n\n").getBytes(StandardCharsets.US_ASCII), null);
    }

    /** All of them as one. */
    static byte[] join(List<Frame> frames) {
        return frames.size() == 1
                ? frames.getFirst().bytes()
                : joined(frames.stream().map(Frame::bytes).toList());
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
