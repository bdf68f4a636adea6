package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownCallersTests {

    private final KnownCallers callers = new KnownCallers();

    @Test
    void eachIsNewOnceForEachAddress() {
        assertThat(callers.add("ana", "1.2.3.4")).isTrue();
        assertThat(callers.add("ana", "1.2.3.4")).isFalse();
        assertThat(callers.add("ana", "5.6.7.8")).isTrue();
        assertThat(callers.add("eva", "1.2.3.4")).isTrue();
    }

    @Test
    void afterAFailureItIsNewAgain() {
        callers.add("ana", "1.2.3.4");
        callers.forget("ana", "1.2.3.4");

        assertThat(callers.add("ana", "1.2.3.4")).isTrue();
    }

    @Test
    void memoryIsBoundedAndWhoComesOftenStaysKnown() {
        callers.add("ana", "home");
        for (int i = 0; i < 5_000; i++) {
            callers.add("eva", "10.0.0." + i);
            assertThat(callers.add("ana", "home")).isFalse();
        }

        assertThat(callers.size()).isEqualTo(1_000);
    }
}
