package io.tributary.acquisition.rate;

import static io.tributary.acquisition.rate.RateLimit.Verdict.PASSES;
import static io.tributary.acquisition.rate.RateLimit.Verdict.TOO_FAST;
import static io.tributary.acquisition.rate.RateLimit.Verdict.TOO_MANY_DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    private static final DeviceId INVENTED = DeviceId.of("invented");
    private static final DeviceId IN_MODEL = DeviceId.of("NodeMCU3");

    private long nanos = 1;

    @Test
    void burstPassesAndThenWhatTheRateAllows() {
        RateLimit limit = limit(200, 10_000, 10);
        assertThat(passing(limit, INVENTED, 12_000)).isEqualTo(10_000);
        later(Duration.ofSeconds(1));
        assertThat(passing(limit, INVENTED, 300)).isEqualTo(200);
    }

    @Test
    void deviceWithinItsRateAlwaysPasses() {
        RateLimit limit = limit(200, 1, 10);
        for (int i = 0; i < 1_000; i++) {
            later(Duration.ofMillis(5));
            assertThat(limit.chargeDevice(INVENTED, false)).isEqualTo(PASSES);
        }
    }

    @Test
    void silenceFillsTheBucketToTheBurstAndNoFurther() {
        RateLimit limit = limit(200, 100, 10);
        later(Duration.ofHours(1));
        assertThat(passing(limit, IN_MODEL, 1_000)).isEqualTo(100);
    }

    @Test
    void floodOfOneDeviceLeavesTheOthersTheirs() {
        RateLimit limit = limit(1, 10, 10);
        assertThat(passing(limit, INVENTED, 1_000)).isEqualTo(10);
        assertThat(passing(limit, IN_MODEL, 10)).isEqualTo(10);
    }

    @Test
    void rehearsalAndConfigAreChargedApart() {
        RateLimit limit = limit(1, 1, 10);
        assertThat(limit.chargeDevice(IN_MODEL, false)).isEqualTo(PASSES);
        assertThat(limit.chargeDevice(IN_MODEL, false)).isEqualTo(TOO_FAST);
        assertThat(limit.chargeDevice(IN_MODEL, true)).isEqualTo(PASSES);
        assertThat(limit.chargeTopic("config/kitchen/NodeMCU3/status")).isEqualTo(PASSES);
        assertThat(limit.chargeTopic("config/kitchen/NodeMCU3/status")).isEqualTo(TOO_FAST);
    }

    @Test
    void inventedNamesTakeNoMoreThanTheirPlaces() {
        RateLimit limit = limit(1, 10, 3);
        assertThat(verdicts(limit, 0, 3)).containsOnly(PASSES);
        assertThat(verdicts(limit, 3, 100)).containsOnly(TOO_MANY_DEVICES);
        assertThat(verdicts(limit, 0, 3)).as("those that have theirs").containsOnly(PASSES);
        assertThat(limit.unknown()).isEqualTo(3);
    }

    @Test
    void whatIsInTheModelHasItsBucketHoweverManyAreInvented() {
        RateLimit limit = limit(1, 10, 1);
        verdicts(limit, 0, 100);
        assertThat(limit.chargeDevice(IN_MODEL, false)).isEqualTo(PASSES);
        assertThat(limit.chargeDevice(IN_MODEL, true)).isEqualTo(PASSES);
        assertThat(limit.chargeTopic("sense/kitchen/NodeMCU3")).isEqualTo(PASSES);
        assertThat(limit.chargeTopic("config/kitchen/NodeMCU3/info")).isEqualTo(PASSES);
        assertThat(limit.chargeTopic("config/kitchen/light")).isEqualTo(PASSES);
        assertThat(limit.chargeTopic("config/kitchen/invented")).isEqualTo(TOO_MANY_DEVICES);
    }

    @Test
    void longestSilentMakesRoomOnceItsBucketMustBeFull() {
        RateLimit limit = limit(1, 10, 2);
        verdicts(limit, 0, 2);
        later(Duration.ofSeconds(9));
        assertThat(verdicts(limit, 0, 1)).containsOnly(PASSES);
        assertThat(verdicts(limit, 2, 3)).containsOnly(TOO_MANY_DEVICES);
        later(Duration.ofSeconds(1));
        assertThat(verdicts(limit, 2, 3)).as("in the place of device 1").containsOnly(PASSES);
        assertThat(verdicts(limit, 3, 4)).containsOnly(TOO_MANY_DEVICES);
    }

    @Test
    void whatTheBrokerKeptWhileWeWereAwayPassesAndNoMore() {
        RateLimit limit = limit(200, 100, 10);
        assertThat(passing(limit, INVENTED, 200)).isEqualTo(100);
        limit.absent(Duration.ofSeconds(60));
        assertThat(passing(limit, INVENTED, 20_000)).isEqualTo(60 * 200);
        assertThat(passing(limit, IN_MODEL, 20_000)).isEqualTo(100 + 60 * 200);
        later(Duration.ofMinutes(4));
        assertThat(passing(limit, INVENTED, 100_000)).isEqualTo(100 + 60 * 200);
    }

    @Test
    void connectionCutAgainTakesNoCreditBack() {
        RateLimit limit = limit(200, 100, 10);
        limit.absent(Duration.ofSeconds(60));
        assertThat(passing(limit, INVENTED, 100)).isEqualTo(100);
        limit.absent(Duration.ofSeconds(1));
        assertThat(passing(limit, INVENTED, 20_000)).isEqualTo(61 * 200);
    }

    @Test
    void creditIsLostInTheEnd() {
        RateLimit limit = limit(200, 100, 10);
        limit.absent(Duration.ofHours(1));
        later(Duration.ofMinutes(5));
        assertThat(passing(limit, INVENTED, 20_000)).isEqualTo(100);
    }

    @Test
    void endlessTopicsTakeNoEndlessMemory() {
        RateLimit limit = limit(1, 2, 1);
        String endless = "x".repeat(65_000);
        assertThat(limit.chargeTopic(endless)).isEqualTo(PASSES);
        assertThat(limit.chargeTopic(endless + "y")).as("the same").isEqualTo(PASSES);
        assertThat(limit.chargeTopic(endless + "z")).isEqualTo(TOO_FAST);
    }

    private void later(Duration time) {
        nanos += time.toNanos();
    }

    private RateLimit limit(int perSecond, int burst, int maxUnknown) {
        return Rates.of(perSecond, burst, maxUnknown, () -> nanos);
    }

    private static long passing(RateLimit limit, DeviceId device, int messages) {
        return IntStream.range(0, messages)
                .filter(i -> limit.chargeDevice(device, false) == PASSES)
                .count();
    }

    private static List<RateLimit.Verdict> verdicts(RateLimit limit, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> limit.chargeDevice(DeviceId.of("device-" + i), false))
                .toList();
    }
}
