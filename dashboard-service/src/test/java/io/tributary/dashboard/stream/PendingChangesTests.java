package io.tributary.dashboard.stream;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.topology.name.ElementName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingChangesTests {

    private static final Duration NO_WAIT = Duration.ZERO;

    private final PendingChanges pending = new PendingChanges(3, 2);

    @BeforeEach
    void firstIsASnapshot() throws InterruptedException {
        add("early");
        PendingChanges.Due first = pending.await(NO_WAIT);
        assertThat(first.snapshot()).isTrue();
        assertThat(first.changes()).isEmpty();
    }

    @Test
    void changeThatAlreadyWaitsIsToldOnce() throws InterruptedException {
        add("a");
        add("b");
        add("a");

        PendingChanges.Due due = pending.await(NO_WAIT);
        assertThat(due.snapshot()).isFalse();
        assertThat(due.changes()).containsExactly(change("a"), change("b"));
        assertThat(pending.await(NO_WAIT).changes()).isEmpty();
    }

    @Test
    void thoseThatWaitedLongestAreTakenFirstAndNotTooManyAtOnce() throws InterruptedException {
        pending.add(List.of(change("a"), change("b"), change("c")));

        assertThat(pending.await(NO_WAIT).changes()).containsExactly(change("a"), change("b"));
        add("a");
        assertThat(pending.await(NO_WAIT).changes()).containsExactly(change("c"), change("a"));
        assertThat(pending.await(NO_WAIT).changes()).isEmpty();
    }

    @Test
    void changeThatAlreadyWaitsFitsInHoweverManyDo() throws InterruptedException {
        pending.add(List.of(change("a"), change("b"), change("c")));
        add("c");

        assertThat(pending.await(NO_WAIT).snapshot()).isFalse();
    }

    @Test
    void tooManyChangesBecomeASnapshot() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            add("e" + i);
        }

        PendingChanges.Due due = pending.await(NO_WAIT);
        assertThat(due.snapshot()).isTrue();
        assertThat(due.changes()).isEmpty();
    }

    @Test
    void anotherModelBecomesASnapshot() throws InterruptedException {
        add("a");
        pending.add(List.of(new Change.SiteChanged(SITE)));
        add("b");

        PendingChanges.Due due = pending.await(NO_WAIT);
        assertThat(due.snapshot()).isTrue();
        assertThat(due.changes()).isEmpty();
    }

    @Test
    void waitingEndsWithTheFirstChange() throws InterruptedException {
        Thread other = Thread.ofVirtual().start(() -> add("a"));

        assertThat(pending.await(Duration.ofSeconds(10)).changes()).containsExactly(change("a"));
        other.join();
    }

    @Test
    void closingEndsTheWait() throws InterruptedException {
        Thread other = Thread.ofVirtual().start(pending::close);

        assertThat(pending.await(Duration.ofSeconds(10)).closed()).isTrue();
        other.join();
    }

    private void add(String element) {
        pending.add(List.of(change(element)));
    }

    private static Change change(String element) {
        return new Change.ReadingChanged(
                new DeviceKey(SITE, ROOM1, NODE1), ElementName.of(element));
    }
}
