package io.tributary.gateway.rejection;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.temperature;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalsTests {

    private static final Instant AT = MutableClock.START;

    private final Refusals refusals = new Refusals(Homes.GATEWAY);

    @Test
    void refusedBatchCountsAsManyMessagesAsItHolds() {
        byte[] three =
                encoded(batch(1, temperature(1, AT), temperature(2, AT), temperature(3, AT)));
        Rejection rejection = refuse(three, "why");
        assertThat(rejection.count()).isEqualTo(3);
        assertThat(rejection.payload()).isEqualTo(three);
        assertThat(rejection.site()).isEqualTo(Homes.SITE);
        assertThat(rejection.receivedAt()).isEqualTo(AT);
        assertThat(refuse(new byte[] {1, 2}, "why").count()).isOne();
        assertThat(refuse(new byte[0], "why").count()).isOne();
    }

    @Test
    void sameBytesHaveTheSameId() {
        assertThat(refuse(new byte[] {1}, "a").id()).isEqualTo(refuse(new byte[] {1}, "b").id());
        assertThat(refuse(new byte[] {1}, "a").id()).isNotEqualTo(refuse(new byte[] {2}, "a").id());
    }

    @Test
    void reasonIsASentenceWhateverThePayloadMadeOfIt() {
        assertThat(refuse(new byte[0], "x".repeat(50_000)).detail()).hasSize(1_000);
    }

    @Test
    void largePayloadIsNotCarriedAlong() {
        Rejection rejection = refuse(new byte[100_000], "why");
        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(100_000);
        assertThat(rejection.sha256()).hasSize(64);
    }

    @Test
    void batchThatWasNotKeptIsKnownByItsLengthAndHash() {
        String hash = "ab".repeat(32);
        Rejection rejection = refusals.unreadBatch("acquired/0", 20_000_000, hash, "why", AT);
        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(20_000_000);
        assertThat(rejection.sha256()).isEqualTo(hash);
        assertThat(rejection.count()).isOne();
        assertThat(rejection.id())
                .isEqualTo(refusals.unreadBatch("acquired/0", 20_000_000, hash, "b", AT).id());
    }

    @Test
    void recordOfKafkaKeepsItsId() {
        UUID id = UUID.randomUUID();
        Rejection rejection = refusals.record(id, "cmnd", new byte[] {7}, "why", AT);
        assertThat(rejection.id()).isEqualTo(id);
        assertThat(rejection.origin()).isEqualTo("kafka");
        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNREADABLE_RECORD);
        assertThat(rejection.topic()).isEqualTo("cmnd");
    }

    private Rejection refuse(byte[] payload, String detail) {
        return refusals.batch("acquired/0", payload, RejectionReason.UNREADABLE_RECORD, detail, AT);
    }
}
