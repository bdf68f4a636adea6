package io.tributary.dashboard.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialDeskTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
    private static final AccountKey PUMP = new AccountKey(SiteId.of("home"), DeviceId.of("pump"));
    private static final Actor ANN = new Actor("ann", null, "127.0.0.1");

    private final Credentials credentials = new Credentials(mock(Changes.class));
    private final CredentialPublisher publisher = mock();
    private final Audit audit = mock();
    private final DeviceFinder devices = mock();
    private final List<DeviceCredential> topic = new ArrayList<>();
    private final CredentialDesk desk =
            new CredentialDesk(
                    credentials,
                    publisher,
                    devices,
                    mock(Sites.class),
                    audit,
                    mock(Loading.class),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void changeThatComesSecondIsToldAndTheFirstIsTheLastOfTheTopic() {
        credentials.accept(pump(WantedState.ACTIVE, 1, "admin"));
        DeviceCredential removed = pump(WantedState.REMOVED, NOW.toEpochMilli(), "bob");
        willAnswer(
                        call -> {
                            // another dashboard's change is in the topic just before ours
                            write(topic.isEmpty() ? List.of(removed) : List.of());
                            write(List.of(call.getArgument(0, DeviceCredential.class)));
                            return null;
                        })
                .given(publisher)
                .publish(any());

        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> desk.change(PUMP, WantedState.DISABLED, ANN))
                .withMessageContaining("bob");

        assertThat(credentials.newest(PUMP)).isEqualTo(removed);
        assertThat(topic).hasSize(3).last().isEqualTo(removed);
    }

    @Test
    void whatCameWhileTheTrailWasWrittenIsChangedAndNotOverwritten() {
        credentials.accept(pump(WantedState.ACTIVE, 1, "admin"));
        DeviceCredential moved = pump(WantedState.ACTIVE, NOW.toEpochMilli() + 7, "bob");
        willAnswer(
                        call -> {
                            credentials.accept(moved);
                            return null;
                        })
                .given(audit)
                .require(any(), any(), any(), any());
        willAnswer(
                        call -> {
                            write(List.of(call.getArgument(0, DeviceCredential.class)));
                            return null;
                        })
                .given(publisher)
                .publish(any());

        desk.change(PUMP, WantedState.DISABLED, ANN);

        assertThat(topic)
                .singleElement()
                .satisfies(change -> assertThat(change.revision()).isEqualTo(moved.revision() + 1));
    }

    @Test
    void accountThatWasNotMadeHereIsLockedOutAllTheSame() {
        DeviceView device = mock();
        given(device.location()).willReturn(LocationName.of("garden"));
        given(devices.require(any(), any(), any())).willReturn(device);
        willAnswer(
                        call -> {
                            write(List.of(call.getArgument(0, DeviceCredential.class)));
                            return null;
                        })
                .given(publisher)
                .publish(any());

        desk.change(PUMP, WantedState.DISABLED, ANN);
        assertThat(topic)
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.wanted()).isEqualTo(WantedState.DISABLED);
                            assertThat(change.location()).isEqualTo(LocationName.of("garden"));
                        });

        desk.change(PUMP, WantedState.ACTIVE, ANN);
        assertThat(topic).last().extracting(DeviceCredential::wanted).isEqualTo(WantedState.ACTIVE);
    }

    private void write(List<DeviceCredential> records) {
        topic.addAll(records);
        records.forEach(credentials::accept);
    }

    private static DeviceCredential pump(WantedState wanted, long revision, String by) {
        return new DeviceCredential(
                PUMP.site(),
                LocationName.of("garden"),
                PUMP.device(),
                "pump",
                wanted,
                revision,
                by,
                NOW,
                null);
    }
}
