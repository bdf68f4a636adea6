package io.tributary.dashboard.stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.problem.Choices;
import java.util.Locale;

/** A list of which a client wants to know when it would be another now. */
enum Listing {
    DEVICES,
    COMMANDS,
    REJECTED,
    /** Accounts of devices. */
    ACCOUNTS,
    /** The site with its model. */
    SITE;

    static final Choices<Listing> CHOICES = Choices.of("list", Listing.class, Listing::code);

    /** Whether something of it is another after the change. */
    boolean isOldAfter(Change change) {
        return switch (change) {
            case Change.DeviceChanged ignored -> this == DEVICES || this == SITE;
            case Change.ReachabilityChanged ignored -> this != REJECTED;
            case Change.CommandChanged ignored -> this == COMMANDS;
            case Change.RejectionsChanged ignored -> this == REJECTED;
            case Change.CredentialsChanged ignored -> this == ACCOUNTS;
            case Change.HeartbeatCame ignored -> this == SITE;
            // told to every client, by a start anew
            case Change.SiteChanged ignored -> true;
            default -> false;
        };
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
