package io.tributary.benchmarks.latency;

/** What {@code credentials.env} of a running local stack says. */
final class Environment {

    private Environment() {}

    static String get(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    name + " is not set. Run: set -a; . .local-stack/credentials.env; set +a");
        }
        return value;
    }
}
