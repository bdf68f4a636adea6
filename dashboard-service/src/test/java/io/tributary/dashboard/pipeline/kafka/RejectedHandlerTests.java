package io.tributary.dashboard.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.pipeline.Flows;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectedHandlerTests {

    private static final Rejection REJECTION =
            Rejection.of(
                    UUID.randomUUID(),
                    Home.SITE,
                    Rejection.ORIGIN_MQTT,
                    "sense/room1",
                    "room1",
                    "NodeMCU1",
                    RejectionReason.EMPTY,
                    "nothing in it",
                    new byte[0],
                    TestClock.START);

    private final Flows flows = mock(Flows.class);
    private final Loading loading = mock(Loading.class);
    private final Changes changes = new Changes();
    private final List<Change> told = new ArrayList<>();
    private final RejectedHandler handler = new RejectedHandler(flows, loading, changes);

    @BeforeEach
    void listen() {
        changes.add(told::add);
    }

    @Test
    void rejectionIsCountedAndTold() {
        given(loading.isDone()).willReturn(true);

        handle();

        then(flows).should().rejected(any());
        assertThat(told).containsExactly(new Change.RejectionsChanged(Home.SITE));
    }

    @Test
    void thoseOfBeforeTheStartAreNot() {
        handle();

        then(flows).should(never()).rejected(any());
        assertThat(told).isEmpty();
    }

    private void handle() {
        handler.handle(REJECTION.id().toString(), JsonCodec.of(Rejection.class).encode(REJECTION));
    }
}
