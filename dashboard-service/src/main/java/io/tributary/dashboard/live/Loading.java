package io.tributary.dashboard.live;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.availability.Outage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whether Kafka was read to its end once since the start. Before that nothing can be said of any
 * site; afterwards the last known state is shown even while Kafka is away.
 */
@Component
public class Loading {

    private final Set<String> outstanding = ConcurrentHashMap.newKeySet();
    private final Availability availability;
    private final Changes changes;

    public Loading(Availability availability, Changes changes) {
        this.availability = availability;
        this.changes = changes;
        availability.onChange(() -> changes.publish(new Change.AvailabilityChanged()));
    }

    /** A part that has to be read before anything can be said. Before the first request. */
    public void expect(String part) {
        outstanding.add(part);
    }

    /** The part has been read to its end. */
    public void done(String part) {
        if (outstanding.remove(part) && outstanding.isEmpty()) {
            changes.publish(new Change.AvailabilityChanged());
        }
    }

    /** Whether everything has been read. */
    public boolean isDone() {
        return outstanding.isEmpty();
    }

    /**
     * Fails until everything has been read.
     *
     * @throws DependencyAwayException saying why it has not
     */
    public void require() {
        if (!isDone()) {
            throw new DependencyAwayException(
                    Dependency.KAFKA,
                    availability
                            .outage(Dependency.KAFKA)
                            .map(Outage::detail)
                            .orElse("The present state is still being read from Kafka"));
        }
    }
}
