package io.tributary.streaming.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import org.junit.jupiter.api.Test;

class RejectionDocumentsTests {

    @Test
    void rejectionIsCreatedOnceInTheIndexOfTheDayItCame() {
        Rejection rejection = Messages.rejection("home", "{");
        byte[] record = JsonCodec.of(Rejection.class).encode(rejection);

        assertThat(new RejectionDocuments().documents(Messages.record("rejected", "any", record)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.index()).isEqualTo("tributary-rejected-2026.11.20");
                            assertThat(one.id()).isEqualTo(rejection.id().toString());
                            assertThat(one.rule()).isEqualTo(new Create());
                            assertThat(one.source()).isEqualTo(record);
                        });
    }

    @Test
    void rejectionThatIsItselfRefusedCountsWhatItStoodFor() {
        Rejection counted = Messages.counted("home", 17);

        assertThat(RejectionDocuments.of(counted).counts()).isEqualTo(17);
    }
}
