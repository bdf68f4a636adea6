package io.tributary.dashboard.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of error that scripts may rely on. A type never changes its meaning. */
public enum ProblemType {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not valid"),
    TOO_MANY_SERIES(HttpStatus.BAD_REQUEST, "Too many series for one answer"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Log in first"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    UNKNOWN_SITE(HttpStatus.NOT_FOUND, "There is no such site"),
    UNKNOWN_LOCATION(HttpStatus.NOT_FOUND, "There is no such location"),
    UNKNOWN_ACTUATOR(HttpStatus.NOT_FOUND, "There is no such actuator"),
    UNKNOWN_DEVICE(HttpStatus.NOT_FOUND, "There is no such device"),
    UNKNOWN_COMMAND(HttpStatus.NOT_FOUND, "There is no such command"),
    UNKNOWN_REJECTION(HttpStatus.NOT_FOUND, "There is no such rejection"),
    UNKNOWN_USER(HttpStatus.NOT_FOUND, "There is no such user"),
    UNKNOWN_TOKEN(HttpStatus.NOT_FOUND, "There is no such token"),
    UNKNOWN_CREDENTIAL(HttpStatus.NOT_FOUND, "The device has no account of its own"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method does not fit here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The wanted format is not served"),
    ALREADY_REPLAYED(HttpStatus.CONFLICT, "It was fed in again before"),
    USER_EXISTS(HttpStatus.CONFLICT, "There is such a user already"),
    CHANGED_MEANWHILE(HttpStatus.CONFLICT, "Somebody else changed it meanwhile"),
    SITE_UNREACHABLE(HttpStatus.CONFLICT, "The site cannot be reached"),
    TOO_MANY(HttpStatus.CONFLICT, "There are as many as there may be"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON"),
    INVALID_BODY(HttpStatus.UNPROCESSABLE_CONTENT, "A property of the body is not valid"),
    INVALID_VALUE(HttpStatus.UNPROCESSABLE_CONTENT, "The actuator does not take this value"),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key was used for another command"),
    NOT_REPLAYABLE(HttpStatus.UNPROCESSABLE_CONTENT, "It cannot be fed in again"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A server that this needs is away"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many live streams are open");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The status it is answered with. */
    public HttpStatus status() {
        return status;
    }

    /** What it means, the same each time. */
    public String title() {
        return title;
    }

    /** The last part of the stable {@code type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stable {@code type}. */
    public URI uri() {
        return URI.create("urn:tributary:problem:" + code());
    }

    /** The general type of a status: the first of those that have it. */
    public static Optional<ProblemType> of(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(type -> type.status.value() == status.value())
                .findFirst();
    }
}
