package io.tributary.gateway.journal;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that fills up when it is told to, in the middle of a write. */
public final class FullDisk implements FileOpener {

    private final List<FileChannel> channels = new CopyOnWriteArrayList<>();
    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean refusesToTruncate;

    public void fillUp() {
        fillUpAfter(0);
    }

    void fillUpAfter(int writes) {
        writesLeft.set(writes);
    }

    public void freeUp() {
        writesLeft.set(Integer.MAX_VALUE);
        refusesToTruncate = false;
    }

    void refuseToTruncate() {
        refusesToTruncate = true;
    }

    /** Files opened so far that are not closed. */
    long open() {
        return channels.stream().filter(FileChannel::isOpen).count();
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        FileChannel real = FileOpener.DISK.open(file);
        FileChannel channel =
                mock(FileChannel.class, withSettings().defaultAnswer(delegatesTo(real)));
        willAnswer(call -> write(real, call.getArgument(0), call.getArgument(1)))
                .given(channel)
                .write(any(ByteBuffer.class), anyLong());
        willAnswer(call -> truncate(real, call.getArgument(0))).given(channel).truncate(anyLong());
        channels.add(real);
        return channel;
    }

    private int write(FileChannel real, ByteBuffer frame, long at) throws IOException {
        if (writesLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            real.write(frame.duplicate().limit(frame.limit() / 2), at);
            throw new IOException("No space left on device");
        }
        return real.write(frame, at);
    }

    private FileChannel truncate(FileChannel real, long size) throws IOException {
        if (refusesToTruncate) {
            throw new IOException("Input/output error");
        }
        return real.truncate(size);
    }
}
