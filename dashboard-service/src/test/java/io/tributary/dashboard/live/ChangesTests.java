package io.tributary.dashboard.live;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.topology.name.ElementName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTests {

    private final Changes changes = new Changes();
    private final List<Collection<Change>> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        changes.add(
                new Changes.Listener() {
                    @Override
                    public void changed(Change change) {
                        told.add(List.of(change));
                    }

                    @Override
                    public void changed(Collection<Change> changes) {
                        told.add(changes);
                    }
                });
    }

    @Test
    void changeIsPassedOnAtOnce() {
        changes.publish(change(1));

        assertThat(told).containsExactly(List.of(change(1)));
    }

    @Test
    void whatChangesTogetherIsPassedOnInOneGoAndOnce() {
        changes.together(
                () -> {
                    List.of(1, 2, 1).forEach(each -> changes.publish(change(each)));
                    assertThat(told).isEmpty();
                });

        assertThat(told).containsExactly(List.of(change(1), change(2)));
        changes.publish(change(3));
        assertThat(told).endsWith(List.of(change(3)));
    }

    @Test
    void whatChangedBeforeAFailureIsPassedOn() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                changes.together(
                                        () -> {
                                            changes.publish(change(1));
                                            throw new IllegalStateException("broken");
                                        }));

        assertThat(told).containsExactly(List.of(change(1)));
    }

    @Test
    void otherThreadsDoNotWaitForWhatIsGathered() throws InterruptedException {
        Thread other = Thread.ofVirtual().unstarted(() -> changes.publish(change(2)));

        changes.together(
                () -> {
                    changes.publish(change(1));
                    other.start();
                    join(other);
                    assertThat(told).containsExactly(List.of(change(2)));
                });

        assertThat(told).hasSize(2);
    }

    @Test
    void manyAreNotGatheredToTheEnd() {
        changes.together(
                () -> IntStream.range(0, 2_500).forEach(each -> changes.publish(change(each))));

        assertThat(told).extracting(Collection::size).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void whoWantsThemOneByOneGetsThemSo() {
        List<Change> single = new ArrayList<>();
        changes.add(single::add);

        changes.together(() -> List.of(1, 2).forEach(each -> changes.publish(change(each))));

        assertThat(single).containsExactly(change(1), change(2));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Change change(int element) {
        return new Change.ReadingChanged(
                new DeviceKey(SITE, ROOM1, NODE1), ElementName.of("e" + element));
    }
}
