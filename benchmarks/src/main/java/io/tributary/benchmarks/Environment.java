package io.tributary.benchmarks;

/** What {@code credentials.env} of a running local stack says. */
public final class Environment {

    private Environment() {}

    /** The value, or an exception that says how to get it. */
    public static String get(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    name + " is not set. Run: set -a; . .local-stack/credentials.env; set +a");
        }
        return value;
    }
}
