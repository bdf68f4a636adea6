package io.tributary.dashboard.live;

import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.site.SiteModel;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The sites: their models and signs of life. Thread-safe. */
@Component
public class Sites {

    private final Map<SiteId, SiteModel> models = new ConcurrentHashMap<>();
    private final Map<SiteId, SignOfLife> heartbeats = new ConcurrentHashMap<>();
    private final Map<SiteId, Boolean> shownReachable = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Changes changes;

    public Sites(Clock clock, Changes changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** Takes the model of a site. */
    public void accept(SiteModel model) {
        models.put(model.site(), model);
        changes.publish(new Change.SiteChanged(model.site()));
    }

    /** Forgets the model of a site. */
    public void remove(SiteId site) {
        models.remove(site);
        changes.publish(new Change.SiteChanged(site));
    }

    /** Takes a sign of life, in the order in which they stand in Kafka. */
    public void accept(Heartbeat heartbeat) {
        boolean wasBehind = isBehind(heartbeat.site());
        Instant now = clock.instant();
        heartbeats.compute(
                heartbeat.site(), (site, known) -> SignOfLife.after(known, heartbeat, now));
        tellIfTurned(heartbeat.site());
        changes.publish(
                new Change.HeartbeatCame(
                        heartbeat.site(), wasBehind || isBehind(heartbeat.site())));
    }

    /** The site's model, where it is known. */
    public Optional<SiteModel> model(SiteId site) {
        return Optional.ofNullable(models.get(site));
    }

    /** The site's newest sign of life, if there ever was one. */
    public Optional<Heartbeat> heartbeat(SiteId site) {
        return Optional.ofNullable(heartbeats.get(site)).map(SignOfLife::heartbeat);
    }

    /** Whether the site's gateway gave a sign of life in the last thirty seconds. */
    public boolean isReachable(SiteId site) {
        SignOfLife newest = heartbeats.get(site);
        Instant oldestGood = clock.instant().minusSeconds(Heartbeat.UNREACHABLE_AFTER_SECONDS);
        return newest != null && !newest.at().isBefore(oldestGood);
    }

    /** When the site's gateway gave its newest sign of life, by the clock of this service. */
    public Optional<Instant> lastHeartbeatAt(SiteId site) {
        return Optional.ofNullable(heartbeats.get(site)).map(SignOfLife::at);
    }

    /** The sites that have a model or gave a sign of life, by id. */
    public SortedSet<SiteId> known() {
        SortedSet<SiteId> all = new TreeSet<>(models.keySet());
        all.addAll(heartbeats.keySet());
        return all;
    }

    private boolean isBehind(SiteId site) {
        return heartbeat(site).map(SiteBacklog::of).filter(SiteBacklog::behind).isPresent();
    }

    @Scheduled(fixedRate = 1000)
    void watch() {
        known().forEach(this::tellIfTurned);
    }

    private void tellIfTurned(SiteId site) {
        boolean reachable = isReachable(site);
        Boolean before = shownReachable.put(site, reachable);
        if (before == null || before != reachable) {
            changes.publish(new Change.ReachabilityChanged(site));
        }
    }
}
