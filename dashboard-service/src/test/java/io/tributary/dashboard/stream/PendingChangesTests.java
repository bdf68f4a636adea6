package io.tributary.dashboard.stream;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.topology.name.ElementName;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingChangesTests {

    private static final Duration NO_WAIT = Duration.ZERO;

    private final PendingChanges pending = new PendingChanges(3);

    @BeforeEach
    void firstIsASnapshot() throws InterruptedException {
        pending.add(change("early"));
        PendingChanges.Due first = pending.await(NO_WAIT);
        assertThat(first.snapshot()).isTrue();
        assertThat(first.changes()).isEmpty();
    }

    @Test
    void changeThatAlreadyWaitsIsToldOnce() throws InterruptedException {
        pending.add(change("a"));
        pending.add(change("b"));
        pending.add(change("a"));

        PendingChanges.Due due = pending.await(NO_WAIT);
        assertThat(due.snapshot()).isFalse();
        assertThat(due.changes()).containsExactly(change("a"), change("b"));
        assertThat(pending.await(NO_WAIT).changes()).isEmpty();
    }

    @Test
    void tooManyChangesBecomeASnapshot() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            pending.add(change("e" + i));
        }

        PendingChanges.Due due = pending.await(NO_WAIT);
        assertThat(due.snapshot()).isTrue();
        assertThat(due.changes()).isEmpty();
    }

    @Test
    void anotherModelBecomesASnapshot() throws InterruptedException {
        pending.add(change("a"));
        pending.add(new Change.SiteChanged(SITE));
        pending.add(change("b"));

        PendingChanges.Due due = pending.await(NO_WAIT);
        assertThat(due.snapshot()).isTrue();
        assertThat(due.changes()).isEmpty();
    }

    @Test
    void waitingEndsWithTheFirstChange() throws InterruptedException {
        Thread other = Thread.ofVirtual().start(() -> pending.add(change("a")));

        assertThat(pending.await(Duration.ofSeconds(10)).changes()).containsExactly(change("a"));
        other.join();
    }

    @Test
    void closingEndsTheWait() throws InterruptedException {
        Thread other = Thread.ofVirtual().start(pending::close);

        assertThat(pending.await(Duration.ofSeconds(10)).closed()).isTrue();
        other.join();
    }

    private static Change change(String element) {
        return new Change.ReadingChanged(
                new DeviceKey(SITE, ROOM1, NODE1), ElementName.of(element));
    }
}
