package io.tributary.fuzzing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** What decoding one input may cost: time of the processor, and memory in proportion to it. */
final class Cost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long MAX_NANOS = 1_000_000_000;
    private static final long MAX_BYTES = 8 * 1024 * 1024;
    private static final long MAX_BYTES_PER_BYTE = 2 * 1024;

    /** What is dear once loads classes, or is compiled. */
    private static final int ATTEMPTS = 4;

    private Cost() {}

    /**
     * Runs it.
     *
     * @throws AssertionError when it is too dear each time it is tried
     */
    static void require(Decoder decoder, byte[] input) throws Exception {
        @Nullable String dear = dear(decoder, input);
        for (int i = 1; i < ATTEMPTS && dear != null; i++) {
            dear = dear(decoder, input);
        }
        if (dear != null) {
            throw new AssertionError(input.length + " bytes cost " + dear);
        }
    }

    private static @Nullable String dear(Decoder decoder, byte[] input) throws Exception {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        decoder.decode(input);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        long taken = THREADS.getCurrentThreadCpuTime() - nanos;
        boolean fits =
                taken <= MAX_NANOS && allocated <= MAX_BYTES + MAX_BYTES_PER_BYTE * input.length;
        return fits ? null : taken / 1_000_000 + " ms and " + allocated + " bytes of memory";
    }
}
