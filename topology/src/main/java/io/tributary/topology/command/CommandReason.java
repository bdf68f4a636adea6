package io.tributary.topology.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why a command stands where it stands. Statuses carry the {@linkplain #sentence sentence}; who
 * shows it in another language, or acts on it, {@linkplain #read reads} the reason out of it.
 * {@code {}} in a sentence stands for an argument.
 */
public enum CommandReason {
    /** Argument: the device. */
    DEVICE_ABSENT("held until device {} is present"),
    NO_CONNECTION("held until there is a connection to the broker"),
    TOO_LITTLE_TIME("too little of its time to live is left to send it"),
    /** Arguments: the actuator, the location. */
    UNKNOWN_ACTUATOR("the site model has no actuator {} at {}"),
    ACTUATOR_GONE("the actuator is no longer in the site model"),
    /** Arguments: the actuator, the value, what it takes. */
    UNKNOWN_VALUE("{} does not take \"{}\"; allowed: {}"),
    ARRIVED_TOO_LATE("its time to live was over when it arrived"),
    NOT_SENT_IN_TIME("its time to live was over before it could be sent"),
    /** Argument: the device. */
    ABSENT_TOO_LONG("device {} was absent until its time to live was over"),
    NOBODY_SUBSCRIBES("nobody subscribes to the actuator's topic"),
    /** Argument: the reason code of MQTT, as {@code 0x87}. */
    BROKER_REFUSED("the broker refused it with reason code {}"),
    /** Argument: the id of the newer command. */
    NEWER_COMMAND("command {} was taken for the same actuator"),
    /** Argument: the value. */
    OTHER_ANSWER("the device answered with {}"),
    NEVER_REPORTED("the device never reported a state"),
    /** Argument: the value. */
    LAST_REPORTED("the device last reported {}"),
    IN_DOUBT(
            "it may never have left, and a button is not pressed a second time;"
                    + " the device never reported a state"),
    /** Argument: the value. */
    IN_DOUBT_LAST_REPORTED(
            "it may never have left, and a button is not pressed a second time;"
                    + " the device last reported {}"),
    /** Told by who looks at the command, since no gateway can. */
    SITE_SILENT(
            "the gateway of this site is silent;"
                    + " what became of the command will be known when it is back");

    private static final String PLACE = "{}";

    private final String sentence;
    private final Pattern pattern;

    CommandReason(String sentence) {
        this.sentence = sentence;
        this.pattern =
                Pattern.compile(
                        parts(sentence).map(Pattern::quote).collect(Collectors.joining("(.*)")),
                        Pattern.DOTALL);
    }

    /**
     * A reason with what it is about.
     *
     * @param reason the reason
     * @param arguments in the order of the sentence
     */
    public record Told(CommandReason reason, List<String> arguments) {

        public Told {
            arguments = List.copyOf(arguments);
        }
    }

    /** Stable name, such as {@code device-absent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence, with the arguments in their places. */
    public String sentence(Object... arguments) {
        List<String> parts = parts(sentence).toList();
        if (places() != arguments.length) {
            throw new IllegalArgumentException(name() + " takes " + places() + " arguments");
        }
        StringBuilder told = new StringBuilder(parts.getFirst());
        for (int i = 0; i < arguments.length; i++) {
            told.append(arguments[i]).append(parts.get(i + 1));
        }
        return told.toString();
    }

    /** How many arguments it takes. */
    int places() {
        return (int) parts(sentence).count() - 1;
    }

    /** The reason that a sentence tells; empty where it is none of ours. */
    public static Optional<Told> read(String sentence) {
        return Arrays.stream(values()).flatMap(reason -> reason.match(sentence)).findFirst();
    }

    private Stream<Told> match(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Stream.empty();
        }
        MatchResult found = matcher.toMatchResult();
        return Stream.of(
                new Told(
                        this,
                        IntStream.rangeClosed(1, found.groupCount())
                                .mapToObj(found::group)
                                .toList()));
    }

    private static Stream<String> parts(String sentence) {
        return Arrays.stream(sentence.split(Pattern.quote(PLACE), -1));
    }
}
