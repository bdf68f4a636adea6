package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import org.junit.jupiter.api.Test;

class DeviceDocumentsTests {

    private static final String DEVICE_KEY = "home/kitchen/device/NodeMCU3";
    private static final byte[] DEVICE =
            JsonCodec.of(DeviceState.class).encode(Messages.device("home", 7, Presence.STALE));

    private final DeviceDocuments documents = new DeviceDocuments();

    @Test
    void deviceIsWrittenAsInTheContract() {
        assertThat(documents.documents(Messages.record("config", DEVICE_KEY, DEVICE)))
                .hasSize(2)
                .first()
                .satisfies(
                        one -> {
                            assertThat(one.index()).isEqualTo("tributary-devices");
                            assertThat(one.id()).isEqualTo(DEVICE_KEY);
                            assertThat(one.rule()).isEqualTo(new Newest(7));
                            assertThat(Golden.of(one)).isEqualTo(Golden.of("device.json"));
                        });
    }

    @Test
    void actuatorIsWrittenAsInTheContract() {
        ActuatorState state =
                new ActuatorState(
                        SiteId.of("home"),
                        Messages.KITCHEN,
                        ActuatorName.of("light"),
                        3,
                        "ON",
                        WINDOW,
                        CommandId.parse("018f2d3c-0000-7000-8000-000000000001"));
        byte[] record = JsonCodec.of(ActuatorState.class).encode(state);

        assertThat(
                        documents.documents(
                                Messages.record("config", "home/kitchen/actuator/light", record)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo("home/kitchen/actuator/light");
                            assertThat(one.rule()).isEqualTo(new Newest(3));
                            assertThat(Golden.of(one)).isEqualTo(Golden.of("actuator.json"));
                        });
    }

    @Test
    void tombstoneLeavesTheDocumentAsItIs() {
        assertThat(documents.documents(new SourceRecord("config", 0, 1, WINDOW, DEVICE_KEY, null)))
                .isEmpty();
    }

    @Test
    void recordUnderTheKeyOfAnotherDeviceIsUnreadable() {
        assertThatThrownBy(
                        () ->
                                documents.documents(
                                        Messages.record(
                                                "config", "home/kitchen/device/Other", DEVICE)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("home/kitchen/device/Other")
                .hasMessageContaining(DEVICE_KEY);
    }

    @Test
    void recordWithoutKeyIsUnreadable() {
        assertThatThrownBy(
                        () ->
                                documents.documents(
                                        new SourceRecord("config", 0, 1, WINDOW, null, DEVICE)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("the record has no key");
    }
}
