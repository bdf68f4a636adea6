package io.tributary.topology.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantModuleTests {

    record Timed(Instant at) {}

    private static final JsonCodec<Timed> CODEC = JsonCodec.of(Timed.class);

    @Test
    void readsWhatIsWrittenToTheNanosecond() {
        Random random = new Random(7);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        int[] steps = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 100_000; i++) {
            int step = steps[i % steps.length];
            Instant at =
                    Instant.ofEpochSecond(
                            random.nextLong(first, last + 1),
                            random.nextLong(1_000_000_000) / step * step);
            String text = at.toString();
            assertThat(UtcText.parse(text.toCharArray(), 0, text.length())).isEqualTo(at);
            assertThat(CODEC.decode(CODEC.encode(new Timed(at))).at()).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:15:30Z",
                "2026-11-20T10:15:30.1Z",
                "2026-11-20T10:15:30.12345678Z",
                "2028-02-29T23:59:59.999999999Z",
                "2026-11-20T11:15:30.5+01:00",
                "2026-11-20T24:00:00Z",
                "+12026-11-20T10:15:30Z",
                "-0001-11-20T10:15:30Z",
                "2026-11-20t10:15:30z",
            })
    void readsEveryFormAsTheLibraryDoes(String text) {
        assertThat(decode(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-29T10:15:30Z",
                "2026-13-20T10:15:30Z",
                "2026-00-20T10:15:30Z",
                "2026-11-31T10:15:30Z",
                "2026-11-20T25:15:30Z",
                "2026-11-20T10:60:30Z",
                "2026-11-20T10:15:61Z",
                "2026-11-20T10:15:3\u0660Z",
                "2026-11-20T10:15:30,123Z",
                "2026-11-20T10:15:30.12x4Z",
                "2026-11-20T10:15:30.1234567890Z",
                "2026-11-2-T10:15:30Z",
                "2026-11-20T10:15Z",
                "ZZZZZZZZZZZZZZZZZZZZ",
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(UtcText.parse(text.toCharArray(), 0, text.length())).isNull();
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("at");
    }

    private static Instant decode(String text) {
        return CODEC.decode("{\"at\":\"%s\"}".formatted(text).getBytes(StandardCharsets.UTF_8))
                .at();
    }
}
