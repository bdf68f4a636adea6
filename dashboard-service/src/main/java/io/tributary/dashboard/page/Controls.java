package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.device.ActuatorView;
import io.tributary.topology.site.ActuatorKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the controls of actuators stand when the page is first shown. */
@Component
class Controls {

    private static final int SWITCH_VALUES = 2;

    /** {@code switch}, {@code slider}, {@code choice}, {@code button} or {@code none}. */
    public String kind(ActuatorView actuator) {
        ActuatorKind kind = actuator.kind();
        return kind == null ? "none" : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The value that a switch has when it is on; null where it is none. */
    public @Nullable String on(ActuatorView actuator) {
        return isSwitch(actuator) ? actuator.values().get(offIsFirst(actuator) ? 1 : 0) : null;
    }

    /** The value that a switch has when it is off; null where it is none. */
    public @Nullable String off(ActuatorView actuator) {
        return isSwitch(actuator) ? actuator.values().get(offIsFirst(actuator) ? 0 : 1) : null;
    }

    /** Whether a switch is on, by what it reported. */
    public boolean checked(ActuatorView actuator) {
        String reported = actuator.reported();
        return reported != null && reported.equalsIgnoreCase(on(actuator));
    }

    /** Whether what a switch reported is neither on nor off. */
    public boolean unknown(ActuatorView actuator) {
        String reported = actuator.reported();
        return !checked(actuator)
                && (reported == null || !reported.equalsIgnoreCase(off(actuator)));
    }

    /** What was asked for and has not come about yet. */
    public @Nullable String requested(ActuatorView actuator) {
        CommandView command = actuator.command();
        return command != null && command.state().isPending() ? command.value() : null;
    }

    private static boolean isSwitch(ActuatorView actuator) {
        return actuator.kind() == ActuatorKind.SWITCH && actuator.values().size() == SWITCH_VALUES;
    }

    private static boolean offIsFirst(ActuatorView actuator) {
        return actuator.values().getFirst().equalsIgnoreCase("OFF");
    }
}
