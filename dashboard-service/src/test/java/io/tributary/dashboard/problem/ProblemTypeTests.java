package io.tributary.dashboard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProblemTypeTests {

    /** Scripts rely on them: one may be added, none may change. */
    @Test
    void typesAreStable() {
        assertThat(Arrays.stream(ProblemType.values()).map(type -> type.uri().toString()))
                .allMatch(uri -> uri.startsWith("urn:tributary:problem:"))
                .map(uri -> uri.substring("urn:tributary:problem:".length()))
                .contains(
                        "bad-request",
                        "invalid-parameter",
                        "unauthenticated",
                        "forbidden",
                        "not-found",
                        "unknown-site",
                        "unknown-location",
                        "unknown-actuator",
                        "unknown-device",
                        "unknown-command",
                        "unknown-rejection",
                        "already-replayed",
                        "not-replayable",
                        "invalid-body",
                        "invalid-value",
                        "idempotency-key-reused",
                        "too-many-streams",
                        "service-unavailable",
                        "internal");
    }

    @Test
    void statusAloneGivesTheGeneralType() {
        assertThat(ProblemType.of(HttpStatus.NOT_FOUND)).contains(ProblemType.NOT_FOUND);
        assertThat(ProblemType.of(HttpStatus.BAD_REQUEST)).contains(ProblemType.BAD_REQUEST);
        assertThat(ProblemType.of(HttpStatus.GONE)).isEmpty();
    }
}
