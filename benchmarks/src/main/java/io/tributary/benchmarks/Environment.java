package io.tributary.benchmarks;

import io.tributary.localstack.launch.LocalStack;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What {@code credentials.env} of the local stack says that is measured. One for this process. */
public final class Environment {

    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

    private Environment() {}

    /** From now on it is this stack. */
    public static void use(LocalStack stack) throws IOException {
        VALUES.putAll(stack.credentials());
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if there is none
     */
    public static String get(String name) {
        String value = VALUES.get(name);
        if (value == null) {
            throw new IllegalStateException("the stack has no " + name);
        }
        return value;
    }
}
