package io.tributary.acquisition.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.acquisition.handover.CountedRefusal;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.EncodedEntry;
import io.tributary.acquisition.handover.MessageAccount;
import io.tributary.acquisition.presence.DeviceEventDecoder;
import io.tributary.acquisition.rate.Rates;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.acquisition.telemetry.SensedMessageDecoder;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.site.SiteModelReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may pass: each sender one message, in these tests. */
class AdmissionTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");
    private static final String READING = "{\"deviceID\":\"NodeMCU3\",\"gas\":3,\"seq\":7}";

    private final DeviceMessageDecoder decoder =
            new DeviceMessageDecoder(
                    new SensedMessageDecoder(SiteModelReader.thesisHome()),
                    new DeviceEventDecoder(),
                    new Rejections(SiteId.of("home")),
                    new Admission(Rates.single(1, () -> 1)),
                    1000);

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
