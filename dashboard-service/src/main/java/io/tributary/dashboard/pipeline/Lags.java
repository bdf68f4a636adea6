package io.tributary.dashboard.pipeline;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the indexing is behind Kafka, as Kafka last told. Thread-safe. */
@Component
public class Lags {

    private volatile @Nullable List<GroupLag> groups;

    /** Kafka has told. */
    public void accept(List<GroupLag> told) {
        groups = List.copyOf(told);
    }

    /** Kafka does not tell. */
    public void unknown() {
        groups = null;
    }

    Optional<List<GroupLag>> groups() {
        return Optional.ofNullable(groups);
    }
}
