package io.tributary.dashboard.device;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.command.CommandViews;
import io.tributary.dashboard.command.Commands;
import io.tributary.dashboard.command.ShownState;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Actuators;
import io.tributary.dashboard.live.Sites;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.site.Actuator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an actuator together from model, reported state and newest command. */
@Component
public class ActuatorViews {

    private final Sites sites;
    private final Actuators actuators;
    private final Commands commands;
    private final CommandViews commandViews;

    public ActuatorViews(
            Sites sites, Actuators actuators, Commands commands, CommandViews commandViews) {
        this.sites = sites;
        this.actuators = actuators;
        this.commands = commands;
        this.commandViews = commandViews;
    }

    /** The actuator as it stands now; empty where neither model nor a report knows it. */
    public Optional<ActuatorView> find(ActuatorKey key) {
        @Nullable Actuator model =
                sites.model(key.site())
                        .flatMap(site -> site.location(key.location()))
                        .flatMap(location -> location.actuator(key.actuator()))
                        .orElse(null);
        @Nullable ActuatorState state = actuators.find(key).orElse(null);
        return model == null && state == null
                ? Optional.empty()
                : Optional.of(view(key, model, state));
    }

    private ActuatorView view(
            ActuatorKey key, @Nullable Actuator model, @Nullable ActuatorState state) {
        @Nullable CommandView command = commands.newestOf(key).map(commandViews::of).orElse(null);
        @Nullable CommandView news = news(command, state);
        return new ActuatorView(
                key.site(),
                key.location(),
                key.actuator(),
                model != null,
                model == null ? null : model.device(),
                model == null ? null : model.kind(),
                model == null ? List.of() : model.values(),
                model == null ? null : model.min(),
                model == null ? null : model.max(),
                model == null ? null : model.step(),
                news == null ? reported(model, state) : news.value(),
                news == null ? reportedAt(state) : news.at(),
                command);
    }

    /** That a command succeeded is told at once, the report that it did with the next window. */
    private static @Nullable CommandView news(
            @Nullable CommandView command, @Nullable ActuatorState state) {
        return command != null
                        && command.state() == ShownState.SUCCEEDED
                        && (state == null || command.at().isAfter(state.reportedAt()))
                ? command
                : null;
    }

    private static @Nullable Instant reportedAt(@Nullable ActuatorState state) {
        return state == null ? null : state.reportedAt();
    }

    private static @Nullable String reported(
            @Nullable Actuator model, @Nullable ActuatorState state) {
        return state == null ? null : inTheModelsWords(model, state.reported());
    }

    /** Devices may write On what the model calls ON: it is the same value. */
    private static String inTheModelsWords(@Nullable Actuator model, String reported) {
        return model == null ? reported : model.canonical(reported).orElse(reported);
    }
}
