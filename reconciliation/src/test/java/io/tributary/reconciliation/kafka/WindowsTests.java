package io.tributary.reconciliation.kafka;

import static io.tributary.reconciliation.kafka.Records.NOON;
import static io.tributary.reconciliation.kafka.Records.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.reconciliation.account.Accounts;
import io.tributary.reconciliation.account.SenseAccount;
import io.tributary.reconciliation.options.Scope;
import io.tributary.reconciliation.sent.DeviceKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowsTests {

    private static final DeviceKey DEVICE = new DeviceKey("mill", "load-1");

    private final Accounts accounts = new Accounts(Duration.ofMinutes(1));
    private final Windows windows = windows(null);

    @Test
    void windowsAddUp() {
        windows.add(window(NOON, 1, 0, 3, 6, 1, 3));
        windows.add(window(NOON.plusSeconds(1), 1, 0, 2, 4, 4, 5));

        assertThat(device().messages()).isEqualTo(5);
        assertThat(device().numbers()).hasToString("1-5");
        assertThat(device().readings()).isEqualTo(10);
        assertThat(device().repeats()).isZero();
    }

    @Test
    void messageInTwoPartsOfAWindowIsOne() {
        windows.add(window(NOON, 1, 0, 3, 5, 1, 3));
        windows.add(window(NOON, 1, 1, 2, 3, 3, 4));

        assertThat(device().messages()).isEqualTo(4);
        assertThat(device().repeats()).isZero();
        assertThat(device().doubled().isEmpty()).isTrue();
        assertThat(device().readings()).isEqualTo(8);
    }

    @Test
    void sameNumberInALaterCommitIsDoubled() {
        windows.add(window(NOON, 1, 0, 3, 6, 1, 3));
        windows.add(window(NOON, 2, 0, 2, 4, 3, 4));

        assertThat(device().repeats()).isEqualTo(1);
        assertThat(device().doubled()).hasToString("3");
        assertThat(device().messages()).isEqualTo(5);
    }

    @Test
    void sameRecordTwiceIsDoubled() {
        windows.add(window(NOON, 1, 0, 3, 6, 1, 3));
        windows.add(window(NOON, 1, 0, 3, 6, 1, 3));

        assertThat(device().repeats()).isEqualTo(3);
        assertThat(device().doubled()).hasToString("1-3");
    }

    @Test
    void secondPartTwiceIsDoubled() {
        windows.add(window(NOON, 1, 0, 1, 2, 1, 1));
        windows.add(window(NOON, 1, 1, 1, 2, 2, 2));
        windows.add(window(NOON, 1, 1, 1, 2, 2, 2));

        assertThat(device().doubled()).hasToString("2");
    }

    @Test
    void moreMessagesThanNumbersAreDoubledWithinTheWindow() {
        windows.add(window(NOON, 1, 0, 5, 10, 1, 4));

        assertThat(device().repeats()).isEqualTo(1);
    }

    @Test
    void thirdTimeCountsAgain() {
        windows.add(window(NOON, 1, 0, 1, 2, 7, 7));
        windows.add(window(NOON, 2, 0, 1, 2, 7, 7));
        windows.add(window(NOON, 3, 0, 1, 2, 7, 7));

        assertThat(device().repeats()).isEqualTo(2);
    }

    @Test
    void messagesWithoutNumbersAreCounted() {
        windows.add(window(NOON, 1, 0, 5, 10));

        assertThat(device().unnumbered()).isEqualTo(5);
        assertThat(device().repeats()).isZero();
    }

    @Test
    void readingsCountInTheIntervalOfTheirWindow() {
        windows.add(window(NOON.minusSeconds(1), 1, 0, 1, 2, 1, 1));
        windows.add(window(NOON, 1, 0, 1, 3, 2, 2));
        windows.add(window(NOON.plusSeconds(59), 1, 0, 1, 4, 3, 3));

        assertThat(accounts.readings(DEVICE))
                .containsEntry(NOON.minusSeconds(60), 2L)
                .containsEntry(NOON, 7L);
    }

    @Test
    void whatLiesOutsideTheScopeIsLeftOut() {
        Windows later = windows(NOON);
        later.add(window(NOON.minusSeconds(1), 1, 0, 1, 2, 1, 1));
        later.add(window(NOON, 1, 0, 1, 2, 2, 2));

        assertThat(device().numbers()).hasToString("2");
    }

    @Test
    void recordThatCannotBeReadIsTold() {
        windows.add("{\"schema\":\"tributary/aggregated/9\"}".getBytes(StandardCharsets.UTF_8));
        windows.add("no JSON".getBytes(StandardCharsets.UTF_8));
        windows.add(null);
        windows.add(
                new String(window(NOON, 1, 0, 1, 2, 1, 1), StandardCharsets.UTF_8)
                        .replace("[[1,1]]", "[[2,1]]")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(accounts.unreadable()).isEqualTo(4);
    }

    private SenseAccount device() {
        return accounts.sense(DEVICE);
    }

    private Windows windows(@Nullable Instant from) {
        return new Windows(new Scope("home", null, null, from, null), accounts);
    }
}
