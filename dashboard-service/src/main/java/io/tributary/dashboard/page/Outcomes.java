package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandView;

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
                    case SUPERSEDED -> " was overtaken by a newer command";
                    case EXPIRED -> " was not sent in time";
                    case UNREACHABLE -> " not done: the device is unreachable";
                    case FAILED -> " failed";
                    case TIMED_OUT -> " was sent, but not confirmed in time";
                    case SITE_UNREACHABLE -> ": outcome unknown, site unreachable";
                };
        if (what.isEmpty()) {
            return "";
        }
        boolean tell = command.reason() != null && !command.state().isGood();
        return command.value() + what + (tell ? ". " + command.reason() : "");
    }
}
