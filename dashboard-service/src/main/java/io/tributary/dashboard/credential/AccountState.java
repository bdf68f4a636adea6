package io.tributary.dashboard.credential;

import io.tributary.dashboard.problem.Choices;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a device's account stands, in one word. */
public enum AccountState {
    /** It was given none, or the one it had was removed. */
    NONE,
    ACTIVE,
    DISABLED,
    /** The site has not told yet whether the last change is in effect. */
    PENDING,
    /** The broker did not take the last change. */
    FAILED;

    /** To choose from, as a parameter. */
    public static final Choices<AccountState> CHOICES =
            Choices.of("state", AccountState.class, AccountState::code);

    static AccountState of(@Nullable CredentialView account) {
        if (account == null) {
            return NONE;
        }
        return switch (account.state()) {
            case PENDING -> PENDING;
            case FAILED -> FAILED;
            case APPLIED ->
                    switch (account.wanted()) {
                        case ACTIVE -> ACTIVE;
                        case DISABLED -> DISABLED;
                        case REMOVED -> NONE;
                    };
        };
    }

    /** Its word in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
