package io.tributary.dashboard.command;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import java.time.DateTimeException;
import java.time.Duration;

/** The rule for times to live. */
final class TimeToLive {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private TimeToLive() {}

    static Duration parse(String text) {
        Duration ttl;
        try {
            ttl = Duration.parse(text);
        } catch (DateTimeException e) {
            throw refusal();
        }
        if (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0) {
            throw refusal();
        }
        return ttl;
    }

    private static ApiProblemException refusal() {
        return new ApiProblemException(
                        ProblemType.INVALID_BODY,
                        "ttl must be an ISO-8601 duration from PT1S to PT1H, such as PT10S.")
                .with("property", "ttl");
    }
}
