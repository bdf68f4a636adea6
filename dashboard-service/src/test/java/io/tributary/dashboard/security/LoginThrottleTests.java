package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginThrottleTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final LoginThrottle throttle = new LoginThrottle(nanos::get);

    @Test
    void fewFailuresCostNothing() {
        fail("1.2.3.4", "ana", 4);

        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isZero();
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToAMinute() {
        fail("1.2.3.4", "ana", 5);
        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isEqualTo(2);
        fail("1.2.3.4", "ana", 1);
        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isEqualTo(3);
        fail("1.2.3.4", "ana", 1_000);

        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isEqualTo(61);
        pass(60);
        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isLessThanOrEqualTo(1);
    }

    @Test
    void nobodyIsLockedOutByAnother() {
        fail("6.6.6.6", "ana", 1_000);

        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isZero();
    }

    @Test
    void guessingManyNamesIsSlowedToo() {
        for (int i = 0; i < 31; i++) {
            fail("6.6.6.6", "user" + i, 1);
        }

        assertThat(throttle.secondsToWait("6.6.6.6", "ana")).isPositive();
    }

    @Test
    void nameLongerThanAnyTakesNoMoreMemoryThanOne() {
        fail("6.6.6.6", "a".repeat(60_000), 3);
        fail("6.6.6.6", "a".repeat(50_000), 2);

        assertThat(throttle.secondsToWait("6.6.6.6", "a".repeat(64))).isEqualTo(2);
    }

    @Test
    void afterAQuarterOfAnHourAllIsForgotten() {
        fail("1.2.3.4", "ana", 50);
        pass(901);
        fail("1.2.3.4", "ana", 1);

        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isZero();
    }

    @Test
    void successForgetsTheFailuresOfThatName() {
        fail("1.2.3.4", "ana", 4);
        throttle.succeeded("1.2.3.4", "ana");
        fail("1.2.3.4", "ana", 4);

        assertThat(throttle.secondsToWait("1.2.3.4", "ana")).isZero();
    }

    @Test
    void memoryIsBoundedHoweverManyNamesAreTried() {
        for (int i = 0; i < 50_000; i++) {
            throttle.failed("10.0." + i % 250 + "." + i / 250, "name" + i);
        }

        assertThat(throttle.size()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void nameLongerThanAnyTakesNoMoreMemoryThanOne() {
        fail("6.6.6.6", "a".repeat(60_000), 3);
        fail("6.6.6.6", "a".repeat(50_000), 2);

        assertThat(throttle.secondsToWait("6.6.6.6", "a".repeat(64))).isEqualTo(2);
    }

    @Test
    void allAddressesOfOneCustomerAreOne() {
        fail("2001:db8:1:2::1", "ana", 3);
        fail("2001:db8:1:2:ffff:ffff:ffff:ffff%eth0", "ana", 2);

        assertThat(throttle.secondsToWait("2001:db8:1:2:3:4:5:6", "ana")).isEqualTo(2);
        assertThat(throttle.secondsToWait("2001:db8:1:3::1", "ana")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "fe:::1", "db:example.org", "::zz", "1.2.3.4:80"})
    void addressThatIsNoneStandsForItself(String address) {
        assertThat(LoginThrottle.place(address)).isEqualTo(address);
    }

    @Test
    void addressWrittenAnotherWayIsTheSame() {
        assertThat(LoginThrottle.place("::ffff:192.0.2.7"))
                .isEqualTo(LoginThrottle.place("::FFFF:c000:207"));
    }

    private void fail(String address, String name, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address, name);
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
