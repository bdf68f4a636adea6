package io.tributary.dashboard.availability;

import org.jspecify.annotations.Nullable;

/** What was asked for needs a server that is away. Answered with 503. */
public final class DependencyAwayException extends RuntimeException {

    private final transient Dependency dependency;

    public DependencyAwayException(Dependency dependency, String detail) {
        this(dependency, detail, null);
    }

    public DependencyAwayException(
            Dependency dependency, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.dependency = dependency;
    }

    /** The server that is away. */
    public Dependency dependency() {
        return dependency;
    }
}
