package io.tributary.gateway.journal;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The store at the edge.
 *
 * @param directory where it stands; on a disk that survives the process
 * @param segmentSize size at which a new file is begun
 * @param limit backlog at which the gateway stops acknowledging batches
 * @param retention how long segments are kept after their commit
 * @param takeOver go on though Kafka's record of progress is of another journal, which is lost or
 *     is to be given up: what it held beyond its last commit is not brought to Kafka any more
 */
@Validated
@ConfigurationProperties("tributary.gateway.journal")
record JournalProperties(
        @DefaultValue("data/journal") Path directory,
        @DefaultValue("64MB") DataSize segmentSize,
        @DefaultValue("10GB") DataSize limit,
        @DefaultValue("15m") Duration retention,
        @DefaultValue("false") boolean takeOver) {

    JournalProperties {
        if (segmentSize.toBytes() < 4096 || segmentSize.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("segment-size is between 4KB and 2GB");
        }
        if (limit.toBytes() < segmentSize.toBytes()) {
            throw new IllegalArgumentException("limit is at least segment-size");
        }
    }
}
