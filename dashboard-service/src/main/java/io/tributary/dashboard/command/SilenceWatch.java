package io.tributary.dashboard.command;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells of commands that are shown otherwise because time went by, not because news came. */
@Component
class SilenceWatch {

    private final Commands commands;
    private final CommandViews views;
    private final Changes changes;
    private Map<CommandId, ShownState> shown = Map.of();

    SilenceWatch(Commands commands, CommandViews views, Changes changes) {
        this.commands = commands;
        this.views = views;
        this.changes = changes;
    }

    @Scheduled(fixedRate = 1000)
    void watch() {
        List<CommandStatus> open =
                commands.list(status -> !status.state().isTerminal(), null, Integer.MAX_VALUE);
        Map<CommandId, ShownState> now = new HashMap<>();
        for (CommandStatus status : open) {
            ShownState state = views.of(status).state();
            now.put(status.id(), state);
            ShownState before = shown.get(status.id());
            if (before != null && before != state) {
                changes.publish(new Change.CommandChanged(Commands.actuator(status), status.id()));
            }
        }
        shown = now;
    }
}
