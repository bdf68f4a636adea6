package io.tributary.localstack.launch;

import java.util.List;

/** The stack cannot be started, or not all of it came up; every problem says what to do. */
public final class StackStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StackStartException(String problem) {
        super(problem);
    }

    StackStartException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
