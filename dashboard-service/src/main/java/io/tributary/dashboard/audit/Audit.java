package io.tributary.dashboard.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the audit trail. Thread-safe. */
@Component
public class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final long PATIENCE_SECONDS = 8;
    private static final JsonCodec<AuditEvent> CODEC = JsonCodec.of(AuditEvent.class);

    private final AuditPublisher publisher;
    private final Clock clock;
    private final Counter lost;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    public Audit(AuditPublisher publisher, Clock clock, MeterRegistry meters) {
        this.publisher = publisher;
        this.clock = clock;
        this.lost =
                Counter.builder("tributary.dashboard.audit.lost")
                        .description("Audit events that stand in the log only: Kafka was away")
                        .register(meters);
    }

    /**
     * Tells of what happened, without waiting. Where Kafka is away, the event stands in the log
     * alone, and is counted.
     */
    public void tell(
            Actor actor, AuditAction action, @Nullable String target, @Nullable String detail) {
        AuditEvent event = event(actor, action, target, detail);
        publisher
                .publish(event)
                .whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                lost.increment();
                                // as JSON, in which a name that somebody tried cannot begin another
                                // line
                                LOG.warn(
                                        "Not in the audit trail, Kafka is away: {}",
                                        new String(CODEC.encode(event), StandardCharsets.UTF_8));
                            }
                        });
    }

    /**
     * Tells of what is about to be done, and returns when the trail holds it: no change without its
     * line. If we die thereafter, there is a line without its change.
     *
     * @throws DependencyAwayException when Kafka is away; then it must not be done
     */
    public void require(
            Actor actor, AuditAction action, @Nullable String target, @Nullable String detail) {
        AuditEvent event = event(actor, action, target, detail);
        CompletableFuture<?> told = publisher.publish(event);
        try {
            told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        } finally {
            told.cancel(false);
        }
    }

    private AuditEvent event(
            Actor actor, AuditAction action, @Nullable String target, @Nullable String detail) {
        return new AuditEvent(
                AuditEvent.SCHEMA,
                ids.generate(),
                clock.instant(),
                actor.name(),
                actor.token(),
                actor.address(),
                action,
                target,
                detail);
    }

    private static DependencyAwayException away(Exception e) {
        return new DependencyAwayException(
                Dependency.KAFKA, "The audit trail cannot be written, so nothing was changed", e);
    }
}
