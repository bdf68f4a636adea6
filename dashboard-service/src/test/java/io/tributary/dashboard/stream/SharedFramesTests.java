package io.tributary.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedFramesTests {

    private final SharedFrames shared = new SharedFrames();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void whoWantsItAsItWasBeforeItWasMadeGetsTheSame() {
        long before = System.nanoTime();
        Frame first = shared.after(before, "site", this::make);

        assertThat(shared.after(before, "site", this::make)).isSameAs(first);
    }

    @Test
    void whoWantsItAsItIsLaterGetsANewOne() {
        Frame first = shared.after(System.nanoTime(), "site", this::make);

        assertThat(shared.after(System.nanoTime() + 1, "site", this::make)).isNotSameAs(first);
    }

    @Test
    void whoWantsAnotherGetsAnother() {
        long before = System.nanoTime();
        Frame first = shared.after(before, "site", this::make);

        for (int i = 0; i < 1_000; i++) {
            assertThat(shared.after(before, "other" + i, this::make)).isNotSameAs(first);
        }
    }

    @Test
    void forAllWhoComeWhileItIsMadeItIsMadeOnceMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread first =
                Thread.ofVirtual()
                        .start(() -> shared.after(System.nanoTime(), "s", () -> slow(begun, goOn)));
        begun.await();
        Collection<Frame> got = new ConcurrentLinkedQueue<>();
        List<Thread> others = new ArrayList<>();
        CountDownLatch come = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            others.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        long since = System.nanoTime();
                                        come.countDown();
                                        got.add(shared.after(since, "s", this::make));
                                    }));
        }
        come.await();
        goOn.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }

        assertThat(got).hasSize(50);
        assertThat(made).hasValue(2);
    }

    private Frame slow(CountDownLatch begun, CountDownLatch goOn) {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return make();
    }

    private Frame make() {
        made.incrementAndGet();
        return new Frame(new byte[0], null);
    }
}
