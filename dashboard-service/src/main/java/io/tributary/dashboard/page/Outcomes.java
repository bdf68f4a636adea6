package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.command.ShownState;
import io.tributary.topology.command.CommandReason;

/** What became of a command, for people. */
final class Outcomes {

    private Outcomes() {}

    static String sentence(CommandView command, String value, Words words) {
        if (command.state() == ShownState.SUCCEEDED) {
            return "";
        }
        String what = words.say("outcome." + command.state().name(), value);
        String reason = command.reason();
        if (reason == null
                || command.state().isGood()
                || command.state() == ShownState.SITE_UNREACHABLE) {
            return what;
        }
        return what + ": " + reason(reason, words);
    }

    /** A reason of the gateway in the reader's language; any other as it was given. */
    static String reason(String sentence, Words words) {
        return CommandReason.read(sentence)
                .map(
                        told ->
                                words.say(
                                        "command.reason." + told.reason().code(),
                                        told.arguments().stream()
                                                .map(each -> setting(each, words))
                                                .toArray()))
                .orElse(sentence);
    }

    /** What an actuator is set to, as people say it. */
    static String setting(String value, Words words) {
        return words.findOr("setting." + value, value);
    }
}
