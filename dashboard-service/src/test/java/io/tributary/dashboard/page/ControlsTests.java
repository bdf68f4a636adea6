package io.tributary.dashboard.page;

import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.command.CommandViews;
import io.tributary.dashboard.device.ActuatorView;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.site.ActuatorKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlsTests {

    private final Live live = new Live();
    private final Controls controls = new Controls();

    @Test
    void switchIsOnOffOrNeither() {
        assertThat(controls.checked(light("ON", "ON", "OFF"))).isTrue();
        assertThat(controls.unknown(light("ON", "ON", "OFF"))).isFalse();
        assertThat(controls.checked(light("off", "ON", "OFF"))).isFalse();
        assertThat(controls.unknown(light("off", "ON", "OFF"))).isFalse();
        assertThat(controls.unknown(light("BROKEN", "ON", "OFF"))).isTrue();
        assertThat(controls.unknown(light(null, "ON", "OFF"))).isTrue();
    }

    @Test
    void orderOfTheValuesDoesNotTurnASwitchRound() {
        assertThat(controls.on(light(null, "OFF", "ON"))).isEqualTo("ON");
        assertThat(controls.off(light(null, "OFF", "ON"))).isEqualTo("OFF");
        assertThat(controls.on(light(null, "OPEN", "CLOSED"))).isEqualTo("OPEN");
    }

    @Test
    void whatIsNoSwitchIsNeitherOnNorOff() {
        ActuatorView choice = actuator(ActuatorKind.CHOICE, "LOW", List.of("LOW", "HIGH"), false);

        assertThat(controls.kind(choice)).isEqualTo("choice");
        assertThat(controls.on(choice)).isNull();
        assertThat(controls.checked(choice)).isFalse();
        assertThat(controls.kind(actuator(null, "UP", List.of(), false))).isEqualTo("none");
    }

    @Test
    void onlyAPendingCommandIsRequested() {
        assertThat(controls.requested(light("OFF", "ON", "OFF"))).isNull();
        assertThat(
                        controls.requested(
                                actuator(ActuatorKind.SWITCH, "OFF", List.of("ON", "OFF"), true)))
                .isEqualTo("ON");
    }

    private ActuatorView light(@Nullable String reported, String... values) {
        return actuator(ActuatorKind.SWITCH, reported, List.of(values), false);
    }

    private ActuatorView actuator(
            @Nullable ActuatorKind kind,
            @Nullable String reported,
            List<String> values,
            boolean commanded) {
        CommandViews views = new CommandViews(live.sites, live.clock);
        return new ActuatorView(
                Home.SITE,
                Home.ROOM1,
                Commanding.LIGHT,
                kind != null,
                null,
                kind,
                values,
                null,
                null,
                null,
                reported,
                null,
                commanded ? views.of(Commanding.queued(START)) : null);
    }
}
