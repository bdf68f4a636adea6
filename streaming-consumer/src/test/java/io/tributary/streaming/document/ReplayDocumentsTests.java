package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.Replay;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplayDocumentsTests {

    @Test
    void noteStandsForTheDayOfItsRejectionUnderTheSameId() {
        Rejection rejection = Messages.rejection("home", "{");
        Replay replay = Messages.replay(rejection, "admin", WINDOW.plusSeconds(86_400));
        byte[] record = JsonCodec.of(Replay.class).encode(replay);

        assertThat(new ReplayDocuments().documents(Messages.record("replay", "any", record)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.index()).isEqualTo("tributary-replays-2026.11.20");
                            assertThat(one.id()).isEqualTo(RejectionDocuments.of(rejection).id());
                            assertThat(one.rule()).isEqualTo(new Create());
                            assertThat(one.source())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo(
                                            "{\"id\":\"%s\",\"site\":\"home\",\"replayedBy\":\"admin\",\"replayedAt\":\"2026-11-21T10:15:30Z\"}"
                                                    .formatted(rejection.id()));
                        });
    }
}
