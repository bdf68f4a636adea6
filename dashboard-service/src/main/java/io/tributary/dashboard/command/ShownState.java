package io.tributary.dashboard.command;

import io.tributary.dashboard.problem.Choices;
import io.tributary.topology.command.CommandState;

/** A command's state as it is shown: the gateway's word, or that there is none to be had. */
public enum ShownState {
    QUEUED,
    SENT,
    DELIVERED,
    SUCCEEDED,
    REJECTED,
    SUPERSEDED,
    EXPIRED,
    UNREACHABLE,
    FAILED,
    TIMED_OUT,
    /**
     * Its time to live is over and its gateway is silent: what became of it will be known when the
     * gateway is back.
     */
    SITE_UNREACHABLE;

    /** To choose from, as a parameter. */
    public static final Choices<ShownState> CHOICES =
            Choices.of("state", ShownState.class, ShownState::name);

    static ShownState of(CommandState state) {
        return switch (state) {
            case QUEUED -> QUEUED;
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case SUCCEEDED -> SUCCEEDED;
            case REJECTED -> REJECTED;
            case SUPERSEDED -> SUPERSEDED;
            case EXPIRED -> EXPIRED;
            case UNREACHABLE -> UNREACHABLE;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
        };
    }

    /** Whether more is to come. */
    public boolean isPending() {
        return this == QUEUED || this == SENT || this == DELIVERED;
    }

    /** Whether it went as asked, or may yet. */
    public boolean isGood() {
        return isPending() || this == SUCCEEDED;
    }
}
