package io.tributary.dashboard.availability.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private final ElasticsearchClient client;
    private final Availability availability;

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
     * One call.
     *
     * @throws DependencyAwayException when Elasticsearch does not answer, or answers that it cannot
     *     serve now
     * @throws ElasticsearchException when it refuses the request itself
     */
    public <T> T call(Request<T> request) {
        try {
            T answer = request.on(client);
            availability.reached(Dependency.ELASTICSEARCH, REPORTER);
            return answer;
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
        String detail = "Elasticsearch " + what;
        availability.lost(Dependency.ELASTICSEARCH, REPORTER, detail);
        return new DependencyAwayException(Dependency.ELASTICSEARCH, detail, cause);
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
