package io.tributary.dashboard.identity;

/**
 * The administrator that the configuration names: always there, also before Kafka is, and changed
 * by no one but whoever runs the service.
 */
public interface ConfiguredAdministrator {

    /** Whether this is its name. */
    boolean is(String username);
}
