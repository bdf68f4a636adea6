package io.tributary.dashboard.command;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.ActuatorKind;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds what a command is for in the site model, and whether it takes the value. */
@Component
class Targets {

    private final Sites sites;

    Targets(Sites sites) {
        this.sites = sites;
    }

    /** The value in its canonical form. */
    String canonicalValue(ActuatorKey key, String value) {
        Actuator actuator = actuator(key);
        return actuator.canonical(value).orElseThrow(() -> refusal(actuator));
    }

    private Actuator actuator(ActuatorKey key) {
        SiteModel site = sites.model(key.site()).orElseThrow(() -> unknownSite(key));
        Location location = site.location(key.location()).orElseThrow(() -> unknown(site, key));
        return location.actuator(key.actuator()).orElseThrow(() -> unknown(location, key));
    }

    private ApiProblemException unknownSite(ActuatorKey key) {
        return new ApiProblemException(
                        ProblemType.UNKNOWN_SITE,
                        "No site %s has told its model.".formatted(key.site()))
                .with("sites", sites.known().stream().map(SiteId::value).toList());
    }

    private static ApiProblemException unknown(SiteModel site, ActuatorKey key) {
        return new ApiProblemException(
                        ProblemType.UNKNOWN_LOCATION,
                        "The model of site %s has no location %s."
                                .formatted(key.site(), key.location()))
                .with(
                        "locations",
                        site.locations().stream()
                                .map(Location::name)
                                .map(LocationName::value)
                                .toList());
    }

    private static ApiProblemException unknown(Location location, ActuatorKey key) {
        return new ApiProblemException(
                        ProblemType.UNKNOWN_ACTUATOR,
                        "Location %s has no actuator %s.".formatted(key.location(), key.actuator()))
                .with(
                        "actuators",
                        location.actuators().stream()
                                .map(Actuator::name)
                                .map(ActuatorName::value)
                                .toList());
    }

    private static ApiProblemException refusal(Actuator actuator) {
        ApiProblemException refusal =
                new ApiProblemException(
                        ProblemType.INVALID_VALUE,
                        "%s does not take this value; see allowed.".formatted(actuator.name()));
        return refusal.with("property", "value")
                .with(
                        "allowed",
                        actuator.kind() == ActuatorKind.SLIDER
                                ? range(actuator)
                                : actuator.values());
    }

    private static Map<String, Object> range(Actuator actuator) {
        Map<String, Object> range = new LinkedHashMap<>();
        if (actuator.min() != null) {
            range.put("min", actuator.min());
        }
        if (actuator.max() != null) {
            range.put("max", actuator.max());
        }
        if (actuator.step() != null) {
            range.put("step", actuator.step());
        }
        return range;
    }
}
