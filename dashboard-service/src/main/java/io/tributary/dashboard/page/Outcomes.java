package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.command.ShownState;

/** What became of a command, for people. */
final class Outcomes {

    private Outcomes() {}

    static String sentence(CommandView command, String value, Words words) {
        if (command.state() == ShownState.SUCCEEDED) {
            return "";
        }
        String what = words.say("outcome." + command.state().name(), value);
        String reason = command.reason();
        boolean said =
                reason == null
                        || command.state().isGood()
                        || command.state() == ShownState.SITE_UNREACHABLE;
        return said ? what : what + ": " + reason;
    }
}
