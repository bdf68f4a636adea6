package io.tributary.dashboard.page;

import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.presence.PresenceStretch;
import io.tributary.dashboard.presence.PresenceTimeline;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page says of a device's presence over time. */
final class TimelineWords {

    private final TimelineView view;
    private final Words words;
    private final Map<ShownPresence, Duration> lasted = new EnumMap<>(ShownPresence.class);

    TimelineWords(TimelineView view, Words words) {
        this.view = view;
        this.words = words;
        PresenceTimeline told = view.told();
        if (told != null) {
            for (PresenceStretch stretch : told.items()) {
                lasted.merge(
                        stretch.state(), stretch.within(told.from(), told.to()), Duration::plus);
            }
        }
    }

    /**
     * A presence and how much of the time it was.
     *
     * @param state the presence
     * @param name in a word or two
     * @param share how long, and how much of the range that is
     */
    record Share(String state, String name, String share) {}

    /** A presence in a word or two. */
    public String name(ShownPresence state) {
        return words.say(
                state == ShownPresence.UNKNOWN ? "timeline.unknown" : "presence." + state.code());
    }

    /** How long a stretch lasted; nothing where nobody knows. */
    public String span(PresenceStretch stretch) {
        Duration span = view.span(stretch);
        return span == null ? "" : Spans.of(span, words);
    }

    /** How long ago a part of the bar begins. */
    public String mark(Duration ago) {
        return view.shown() == TimelineLength.P1D
                ? words.say("page.timeline.mark.hours", Long.toString(ago.toHours()))
                : words.say("page.timeline.mark.days", Long.toString(ago.toDays()));
    }

    /** Each presence that occurs. */
    public List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        lasted.forEach(
                (state, span) ->
                        shares.add(
                                new Share(
                                        state.code(),
                                        name(state),
                                        words.say(
                                                "page.timeline.part",
                                                Spans.of(span, words),
                                                percent(span, view.shown().length())))));
        return shares;
    }

    /** How much of the time it was online; where nobody judges that, what it is instead. */
    public String sentence() {
        Duration known =
                lasted.entrySet().stream()
                        .filter(each -> isKnown(each.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(Duration.ZERO, Duration::plus);
        Duration online = lasted.getOrDefault(ShownPresence.ONLINE, Duration.ZERO);
        if (known.isZero()) {
            return words.say("page.timeline.nothing");
        }
        if (online.isZero() && lasted.containsKey(ShownPresence.DISCOVERED)) {
            return words.say("page.timeline.discovered");
        }
        return known.compareTo(view.shown().length()) < 0
                ? words.say(
                        "page.timeline.online-known",
                        percent(online, known),
                        Spans.of(known, words))
                : words.say("page.timeline.online", percent(online, known));
    }

    /** The bar for who does not see it; the list beside it tells the times. */
    public String alternative() {
        return shares().stream()
                .map(share -> share.name() + ": " + share.share())
                .collect(Collectors.joining("; "));
    }

    private static boolean isKnown(ShownPresence state) {
        return state != ShownPresence.UNKNOWN && state != ShownPresence.SITE_UNREACHABLE;
    }

    /** Never more than it was: what is not all of the time is not 100 %. */
    private String percent(Duration part, Duration whole) {
        NumberFormat format = NumberFormat.getPercentInstance(words.figures());
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format((double) part.toMillis() / whole.toMillis());
    }
}
