package io.tributary.dashboard.rejection;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Replay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has rejections fed in again, each once. Who was first is decided by the order in Kafka, so that
 * it holds for requests that race and for several dashboards; a request that comes second is
 * dropped by the gateway. Thread-safe; blocks until Kafka has acknowledged and shown the request,
 * or not.
 */
@Component
public class ReplayDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Rejections rejections;
    private final Replays replays;
    private final ReplayPublisher publisher;
    private final Audit audit;
    private final Loading loading;
    private final Clock clock;

    ReplayDesk(
            Rejections rejections,
            Replays replays,
            ReplayPublisher publisher,
            Audit audit,
            Loading loading,
            Clock clock) {
        this.rejections = rejections;
        this.replays = replays;
        this.publisher = publisher;
        this.audit = audit;
        this.loading = loading;
        this.clock = clock;
    }

    /**
     * The rejection.
     *
     * @throws ApiProblemException when the site has none of this id
     * @throws DependencyAwayException when Elasticsearch is away
     */
    public RejectionView find(SiteId site, UUID id) {
        return rejections
                .find(site, id)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_REJECTION,
                                        "Site %s has no rejection of this id, or no longer."
                                                .formatted(site)));
    }

    /**
     * Has the rejection fed in again, and returns it with who and when.
     *
     * @throws ApiProblemException when there is none, it cannot be fed in again, or it was before
     * @throws DependencyAwayException when Elasticsearch or Kafka is away; in the latter case the
     *     request may still be carried out
     */
    public RejectionView replay(SiteId site, UUID id, Actor by) {
        loading.require();
        RejectionView rejection = find(site, id);
        ReplayMark before = rejection.replay();
        if (before != null) {
            throw already(before);
        }
        Replay request = request(rejection, by.name());
        try {
            publisher.publish(request);
        } catch (DependencyAwayException e) {
            // it may be carried out all the same, and then it must not be nobody's
            audit.tell(
                    by,
                    AuditAction.REPLAYED,
                    id.toString(),
                    rejection.reason() + ", in doubt: Kafka did not acknowledge it");
            throw e;
        }
        audit.tell(by, AuditAction.REPLAYED, id.toString(), rejection.reason());
        ReplayMark first = replays.await(id, PATIENCE).orElseThrow(() -> notShown(id));
        if (!first.equals(ReplayMark.of(request))) {
            throw already(first);
        }
        return rejection.replayed(first);
    }

    private Replay request(RejectionView rejection, String user) {
        String obstacle = Replayability.obstacle(rejection);
        byte[] payload = rejection.payload();
        if (obstacle != null || payload == null) {
            throw new ApiProblemException(ProblemType.NOT_REPLAYABLE, String.valueOf(obstacle));
        }
        return new Replay(
                rejection.id(),
                rejection.site(),
                rejection.topic(),
                payload,
                rejection.receivedAt(),
                user,
                clock.instant());
    }

    private static ApiProblemException already(ReplayMark mark) {
        return new ApiProblemException(
                        ProblemType.ALREADY_REPLAYED,
                        "%s had it fed in again at %s. If it was refused once more, that is a rejection of its own, with replayOf."
                                .formatted(mark.by(), mark.at()))
                .with("replayedBy", mark.by())
                .with("replayedAt", mark.at());
    }

    private static DependencyAwayException notShown(UUID id) {
        return new DependencyAwayException(
                Dependency.KAFKA,
                "Kafka took the request to feed %s in again, but does not show it yet; look at the rejection before you repeat it"
                        .formatted(id));
    }
}
