package io.tributary.topology.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.json.JsonCodec;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\ny", "x\ry", "x\u0000y", "x\u001by", "x\u0085y", "x\u2028y", "x\u202ey", "x\ud83dy"
            })
    void nameThatSomebodyTriedBeginsNoLineOfItsOwn(String name) {
        AuditEvent event = by(name);

        assertThat(event.actor()).isEqualTo("x\ufffdy");
        assertThat(event.toString()).contains("actor=x\ufffdy");
    }

    @Test
    void textIsCutToItsLimitAndNoCharacterInHalf() {
        AuditEvent event = by("a".repeat(254) + "\ud83d\ude00" + "b".repeat(8));

        assertThat(event.actor()).isEqualTo("a".repeat(254) + "…");
        assertThat(by("\ud83d\ude00".repeat(128)).actor()).hasSize(256).doesNotContain("\ufffd");
        JsonCodec<AuditEvent> codec = JsonCodec.of(AuditEvent.class);
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    private static AuditEvent by(String actor) {
        return new AuditEvent(
                AuditEvent.SCHEMA,
                UUID.randomUUID(),
                Instant.EPOCH,
                actor,
                null,
                null,
                AuditAction.LOGIN_FAILED,
                null,
                null);
    }
}
