package io.tributary.dashboard.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** An error that is answered as a problem detail of a stable type. */
public final class ApiProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    /**
     * @param detail what is wrong and what to do, in a sentence
     */
    public ApiProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    /** A parameter that is not valid: 400, with the parameter's name. */
    public static ApiProblemException parameter(String name, String detail) {
        return new ApiProblemException(ProblemType.INVALID_PARAMETER, name + " " + detail)
                .with("parameter", name);
    }

    /** Adds a member to the problem detail. */
    public ApiProblemException with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** The kind of error. */
    public ProblemType type() {
        return type;
    }

    /** The status it is answered with. */
    public HttpStatus status() {
        return type.status();
    }

    /** The body of the answer. */
    public ProblemDetail body() {
        ProblemDetail body = Problems.of(type, String.valueOf(getMessage()));
        properties.forEach(body::setProperty);
        return body;
    }
}
