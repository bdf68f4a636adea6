package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadTextTests {

    @Test
    void textIsShownAsItIs() {
        assertThat(PayloadText.of(bytes("{\"a\":\n\t\"é\"}"))).isEqualTo("{\"a\":\n\t\"é\"}");
        assertThat(PayloadText.of(null)).isEmpty();
        assertThat(PayloadText.of(new byte[0])).isEmpty();
    }

    @Test
    void charactersThatHideOrTurnTextAreMarked() {
        assertThat(PayloadText.of(bytes("a\u0000b\u202ec\u001b[31m")))
                .isEqualTo("a\ufffdb\ufffdc\ufffd[31m");
    }

    @Test
    void bytesThatAreNoTextAreShownAsNumbers() {
        assertThat(PayloadText.of(new byte[] {(byte) 0xff, 0, 1})).isEqualTo("ff 00 01");
        assertThat(PayloadText.of(new byte[17]).lines()).hasSize(1);
    }

    @Test
    void longPayloadIsCut() {
        String shown = PayloadText.of(bytes("é".repeat(2000)));

        assertThat(shown).startsWith("éé").endsWith("\n… 1952 more bytes");
    }

    @Test
    void characterCutInHalfDoesNotMakeTextBytes() {
        assertThat(PayloadText.of(bytes("a" + "é".repeat(2000)))).startsWith("aéé");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
