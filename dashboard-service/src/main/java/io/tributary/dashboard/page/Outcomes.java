package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.command.ShownState;

/** What became of a command, for people. */
final class Outcomes {

    private Outcomes() {}

    static String sentence(CommandView command) {
        String what =
                switch (command.state()) {
                    case SUCCEEDED -> "";
                    case QUEUED -> " requested, waiting to be sent";
                    case SENT -> " requested, sent";
                    case DELIVERED -> " requested, delivered";
                    case REJECTED -> " was refused";
                    case SUPERSEDED -> " was overtaken";
                    case EXPIRED -> " was not sent in time";
                    case UNREACHABLE -> " could not be delivered";
                    case FAILED -> " failed";
                    case TIMED_OUT -> " was not confirmed in time";
                    case SITE_UNREACHABLE -> " requested, outcome unknown: the site is unreachable";
                };
        return what.isEmpty() ? "" : command.value() + what + because(command);
    }

    private static String because(CommandView command) {
        boolean said =
                command.reason() == null
                        || command.state().isGood()
                        || command.state() == ShownState.SITE_UNREACHABLE;
        return said ? "" : ": " + command.reason();
    }
}
