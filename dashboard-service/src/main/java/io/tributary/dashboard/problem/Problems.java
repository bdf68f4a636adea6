package io.tributary.dashboard.problem;

import org.springframework.http.ProblemDetail;

/** Makes problem details. */
public final class Problems {

    private Problems() {}

    /** A problem detail with type, title, status and the given detail. */
    public static ProblemDetail of(ProblemType type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(type.uri());
        body.setTitle(type.title());
        return body;
    }
}
