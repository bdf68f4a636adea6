package io.tributary.dashboard.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What is thought of a figure.
 *
 * @param state how it fares
 * @param advice what is wrong; absent where nothing is
 */
record Verdict(State state, @Nullable Advice advice) {

    static final Verdict GOOD = new Verdict(State.GOOD, null);
    static final Verdict UNKNOWN = new Verdict(State.UNKNOWN, null);

    static Verdict watch(Advice advice) {
        return new Verdict(State.WATCH, advice);
    }

    static Verdict bad(Advice advice) {
        return new Verdict(State.BAD, advice);
    }
}
