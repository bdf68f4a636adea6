package io.tributary.dashboard.availability.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.availability.Outage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Carries out calls to Elasticsearch and reports whether it is there. Thread-safe; a call blocks
 * for at most the client's timeouts.
 */
@Component
public class Elasticsearch implements SmartInitializingSingleton {

    private static final String REPORTER = "client";
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> CANNOT_SERVE_US = Set.of(401, 403, 429);

    private static final int PROBE_SECONDS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Elasticsearch.class);

    private final ElasticsearchClient client;
    private final Availability availability;
    private volatile boolean known;

    Elasticsearch(ElasticsearchClient client, Availability availability) {
        this.client = client;
        this.availability = availability;
    }

    /** Until the first answer it counts as away. */
    @Override
    public void afterSingletonsInstantiated() {
        availability.lost(Dependency.ELASTICSEARCH, REPORTER, "Elasticsearch has not answered yet");
    }

    /**
     * One call. While Elasticsearch is known to be away, nothing is asked: the probe tells when it
     * is back. One answer that takes too long says nothing of the others.
     *
     * @throws DependencyAwayException when Elasticsearch does not answer, or answers that it cannot
     *     serve now
     * @throws ElasticsearchException when it refuses the request itself
     */
    public <T> T call(Request<T> request) {
        Outage outage = known ? availability.outage(Dependency.ELASTICSEARCH).orElse(null) : null;
        if (outage != null) {
            throw new DependencyAwayException(Dependency.ELASTICSEARCH, outage.detail());
        }
        return ask(request);
    }

    /** Asks whether it is there, whatever is known. */
    void probe() {
        try {
            CompletableFuture.supplyAsync(
                            () -> ask(client -> client.cluster().health()),
                            task -> Thread.ofVirtual().name("elasticsearch-probe").start(task))
                    .get(PROBE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.debug("Elasticsearch is away", e);
        } catch (TimeoutException e) {
            lost("did not answer within %d s".formatted(PROBE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T ask(Request<T> request) {
        try {
            T answer = request.on(client);
            known = true;
            availability.reached(Dependency.ELASTICSEARCH, REPORTER);
            return answer;
        } catch (SocketTimeoutException e) {
            throw new DependencyAwayException(
                    Dependency.ELASTICSEARCH, "Elasticsearch took too long for this request", e);
        } catch (ElasticsearchException e) {
            if (e.status() >= SERVER_ERROR || CANNOT_SERVE_US.contains(e.status())) {
                throw away("answers with " + e.status(), e);
            }
            availability.reached(Dependency.ELASTICSEARCH, REPORTER);
            throw e;
        } catch (IOException e) {
            throw away("does not answer: " + words(e), e);
        }
    }

    private DependencyAwayException away(String what, Exception cause) {
        return new DependencyAwayException(Dependency.ELASTICSEARCH, lost(what), cause);
    }

    private String lost(String what) {
        String detail = "Elasticsearch " + what;
        known = true;
        availability.lost(Dependency.ELASTICSEARCH, REPORTER, detail);
        return detail;
    }

    private static String words(Exception e) {
        @Nullable String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /**
     * What to ask.
     *
     * @param <T> the answer
     */
    @FunctionalInterface
    public interface Request<T> {

        T on(ElasticsearchClient client) throws IOException;
    }
}
