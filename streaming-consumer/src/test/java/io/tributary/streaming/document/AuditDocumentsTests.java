package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.json.JsonCodec;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditDocumentsTests {

    @Test
    void eventIsKeptAsItIsForItsMonth() {
        AuditEvent event =
                new AuditEvent(
                        AuditEvent.SCHEMA,
                        UUID.fromString("019b1c7e-0000-7000-8000-000000000004"),
                        WINDOW,
                        "ana",
                        null,
                        "192.0.2.7",
                        AuditAction.COMMANDED,
                        "home/kitchen/light",
                        "ON");
        byte[] record = JsonCodec.of(AuditEvent.class).encode(event);

        assertThat(new AuditDocuments().documents(Messages.record("audit", "any", record)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.index()).isEqualTo("tributary-audit-2026.11");
                            assertThat(one.id()).isEqualTo(event.id().toString());
                            assertThat(one.rule()).isEqualTo(new Create());
                            assertThat(one.source()).isEqualTo(record);
                        });
    }
}
