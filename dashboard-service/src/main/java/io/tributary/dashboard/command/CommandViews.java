package io.tributary.dashboard.command;

import io.tributary.dashboard.live.Sites;
import io.tributary.topology.command.CommandStatus;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Shows commands as they stand now. */
@Component
public class CommandViews {

    private final Sites sites;
    private final Clock clock;

    public CommandViews(Sites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /** The command as it is to be shown at this moment. */
    public CommandView of(CommandStatus status) {
        boolean open = !status.state().isTerminal();
        boolean over = !clock.instant().isBefore(status.expiresAt());
        return open && over && !sites.isReachable(status.site())
                ? CommandView.withoutNews(status)
                : CommandView.of(status);
    }
}
