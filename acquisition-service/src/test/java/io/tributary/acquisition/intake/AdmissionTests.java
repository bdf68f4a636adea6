package io.tributary.acquisition.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.acquisition.backlog.Backlogs;
import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.handover.CountedRefusal;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.EncodedEntry;
import io.tributary.acquisition.handover.MessageAccount;
import io.tributary.acquisition.rate.Rates;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may pass: each sender one message, in these tests. */
class AdmissionTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");
    private static final String READING = "{\"deviceID\":\"NodeMCU3\",\"gas\":3,\"seq\":7}";

    private DeviceMessageDecoder decoder = decoder(Backlogs.withRoom());

    @Test
    void whatExceedsIsCountedForDeviceTopicAndReason() {
        assertThat(decode("sense/kitchen", READING)).isInstanceOf(EncodedEntry.class);
        CountedRefusal refusal = refusal("sense/kitchen", READING);
        assertThat(refusal.refused().topic()).isEqualTo("sense/kitchen");
        assertThat(refusal.refused().device()).isEqualTo("NodeMCU3");
        assertThat(refusal.refused().reason()).isEqualTo(RejectionReason.RATE);
        assertThat(refusal.refused().detail()).contains("messages-per-second");
        assertThat(refusal.seq()).isEqualTo(7);
        assertThat(refusal.payloadBytes()).isEqualTo(READING.length());
        assertThat(refusal.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void refusedReadingIsChargedToItsDeviceAndKeepsItsNumber() {
        assertThat(decode("sense/kitchen", READING)).isInstanceOf(EncodedEntry.class);
        CountedRefusal refusal =
                refusal(
                        "sense/kitchen",
                        "{\"deviceID\":\"NodeMCU3\",\"gas\":3,\"timestamp\":12,\"seq\":8}");
        assertThat(refusal.refused().device()).isEqualTo("NodeMCU3");
        assertThat(refusal.seq()).isEqualTo(8);
    }

    @Test
    void whatCannotBeParsedIsChargedToItsTopic() {
        assertThat(decode("sense/kitchen/NodeMCU3", "junk")).isInstanceOf(EncodedEntry.class);
        assertThat(refusal("sense/kitchen/NodeMCU3", "junk").refused().device()).isNull();
        assertThat(decode("sense/kitchen/NodeMCU3", READING)).isInstanceOf(EncodedEntry.class);
    }

    @Test
    void payloadThatClaimsToBeAnothersIsNotChargedToThatOne() {
        assertThat(decode("sense/kitchen/other", READING)).isInstanceOf(EncodedEntry.class);
        assertThat(decode("sense/kitchen/other", READING)).isInstanceOf(CountedRefusal.class);
        assertThat(decode("sense/kitchen", READING)).isInstanceOf(EncodedEntry.class);
    }

    @Test
    void floodOfReadingsLeavesTheLastWillAlone() {
        decode("sense/kitchen", READING);
        assertThat(decode("sense/kitchen", READING)).isInstanceOf(CountedRefusal.class);
        assertThat(decode("config/kitchen/NodeMCU3/status", "offline"))
                .isInstanceOf(EncodedEntry.class);
    }

    @Test
    void namesWithoutNumberAreCountedTogether() {
        decode("sense/kitchen/first", "{\"deviceID\":\"first\",\"gas\":3}");
        CountedRefusal one =
                refusal("sense/kitchen/one", "{\"deviceID\":\"one\",\"gas\":3,\"seq\":1}");
        CountedRefusal other =
                refusal("sense/kitchen/other", "{\"deviceID\":\"other\",\"gas\":3,\"seq\":1}");
        assertThat(one.refused()).isEqualTo(other.refused());
        assertThat(one.refused().topic()).isEqualTo("sense/kitchen");
        assertThat(one.refused().device()).isNull();
        assertThat(one.refused().detail()).contains("max-unknown").contains("add the devices");
        assertThat(one.seq()).isNull();
    }

    @Test
    void whileTheGatewayTakesNoMoreReadingsAreCountedAndPresencePasses() {
        decoder = decoder(Backlogs.full());
        CountedRefusal refusal = refusal("sense/kitchen", READING);
        assertThat(refusal.refused().reason()).isEqualTo(RejectionReason.BACKLOG_FULL);
        assertThat(refusal.refused().device()).isEqualTo("NodeMCU3");
        assertThat(refusal.seq()).isEqualTo(7);
        assertThat(refusal("sense/kitchen", "junk").refused().reason())
                .as("its bytes would take the place of readings")
                .isEqualTo(RejectionReason.BACKLOG_FULL);
        assertThat(refusal("config/kitchen/NodeMCU3/status", "junk").refused().reason())
                .isEqualTo(RejectionReason.BACKLOG_FULL);
        assertThat(decode("config/kitchen/NodeMCU3/info", "{}")).isInstanceOf(EncodedEntry.class);
        assertThat(decode("config/kitchen/light", "ON")).isInstanceOf(EncodedEntry.class);
    }

    @Test
    void whatExceedsTheRateIsToldAsSuchAlsoWhileTheGatewayTakesNoMore() {
        decoder = decoder(Backlogs.full());
        decode("sense/kitchen", READING);
        assertThat(refusal("sense/kitchen", READING).refused().reason())
                .isEqualTo(RejectionReason.RATE);
    }

    private static DeviceMessageDecoder decoder(GatewayBacklog backlog) {
        return Decoders.of(Rates.single(1, () -> 1), backlog);
    }

    private CountedRefusal refusal(String topic, String payload) {
        MessageAccount account = decode(topic, payload);
        assertThat(account).isInstanceOf(CountedRefusal.class);
        return (CountedRefusal) account;
    }

    private MessageAccount decode(String topic, String payload) {
        DeviceMessage message = DeviceMessages.of(topic, payload);
        return decoder.decode(message, NOW);
    }
}
