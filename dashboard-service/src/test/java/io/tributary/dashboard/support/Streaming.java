package io.tributary.dashboard.support;

import java.util.ConcurrentModificationException;
import java.util.function.Supplier;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Opens live streams in tests of the web layer. */
public final class Streaming {

    private static final int ATTEMPTS = 10;

    private Streaming() {}

    /**
     * Opens a stream. MockMvc looks through an answer while it is written to by another thread, and
     * at times trips over that, as no real server does: then the stream is opened anew.
     *
     * @param close ends the one before
     */
    public static MvcTestResult open(Supplier<MvcTestResult> ask, Runnable close) {
        MvcTestResult stream = ask.get();
        for (int i = 1; i < ATTEMPTS && hasTripped(stream); i++) {
            close.run();
            stream = ask.get();
        }
        return stream;
    }

    private static boolean hasTripped(MvcTestResult stream) {
        return stream.getUnresolvedException() instanceof ConcurrentModificationException;
    }
}
