package io.tributary.dashboard.device;

import io.tributary.dashboard.command.CommandView;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.ActuatorKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actuator as it is shown.
 *
 * @param site the site
 * @param location the location
 * @param actuator the actuator
 * @param inModel whether the site model knows it; only such a one takes commands
 * @param device the device it is part of, where known
 * @param kind how it is operated, where known
 * @param values the values it takes
 * @param min smallest value of a slider
 * @param max largest value of a slider
 * @param step distance between two values of a slider
 * @param reported the state it reported
 * @param reportedAt when
 * @param command the newest command to it
 */
public record ActuatorView(
        SiteId site,
        LocationName location,
        ActuatorName actuator,
        boolean inModel,
        @Nullable DeviceId device,
        @Nullable ActuatorKind kind,
        List<String> values,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step,
        @Nullable String reported,
        @Nullable Instant reportedAt,
        @Nullable CommandView command) {}
