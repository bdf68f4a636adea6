package io.tributary.dashboard.stream;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.Home.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@WebSlice
@TestPropertySource(properties = "tributary.stream.clients=2") // a state of its own
class FramesTests {

    private static final DeviceKey DEVICE = new DeviceKey(SITE, ROOM1, NODE1);
    private static final Interest ALL = new Interest.Everything(SITE, null);

    private final Frames frames;
    private final Readings readings;
    private final Devices devices;
    private final Changes changes;

    FramesTests(Frames frames, Readings readings, Devices devices, Changes changes) {
        this.frames = frames;
        this.readings = readings;
        this.devices = devices;
        this.changes = changes;
    }

    @Test
    void valueIsWrittenOnceForAllAndAnewWhenItIsAnother() {
        accept(30.1);
        Change change = new Change.ReadingChanged(DEVICE, TEMPERATURE);
        Frame first = of(change).getFirst();

        assertThat(text(first))
                .startsWith("event:reading\ndata:{")
                .contains("\"value\":30.1")
                .endsWith("}\n\n");
        assertThat(first.readAt()).isEqualTo(TestClock.START);
        assertThat(of(change).getFirst()).isSameAs(first);

        accept(30.2);
        assertThat(text(of(change).getFirst())).contains("\"value\":30.2");
    }

    @Test
    void presenceIsWrittenAnewWhenItIsAnother() {
        Change change = new Change.DeviceChanged(DEVICE);
        become(Presence.STALE);
        Frame stale = of(change).getFirst();
        assertThat(text(stale)).startsWith("event:presence").contains("\"stale\"");
        assertThat(of(change).getFirst()).isSameAs(stale);

        become(Presence.ONLINE);
        assertThat(text(of(change).getFirst())).contains("\"online\"");
    }

    @Test
    void presenceIsWrittenAnewWhenItsSiteTurns() {
        Change change = new Change.DeviceChanged(DEVICE);
        Frame first = of(change).getFirst();

        changes.publish(new Change.ReachabilityChanged(SITE));

        assertThat(of(change).getFirst()).isNotSameAs(first);
    }

    @Test
    void ofWhatIsUnknownNothingIsTold() {
        DeviceKey nobody = new DeviceKey(SITE, ROOM1, DeviceId.of("nobody"));

        assertThat(of(new Change.DeviceChanged(nobody))).isEmpty();
        assertThat(of(new Change.ReadingChanged(nobody, ElementName.of("x")))).isEmpty();
    }

    @Test
    void allOfASiteThatTurnsIsOneFrameForAllWhoWaitForIt() {
        long now = System.nanoTime();
        List<Change> turned = List.of(new Change.ReachabilityChanged(SITE));
        Frame frame = frames.of(turned, ALL, now).getFirst();

        assertThat(text(frame))
                .startsWith("event:reachability\ndata:{")
                .contains("}\n\nevent:presence\ndata:{");
        assertThat(frames.of(turned, ALL, now)).containsExactly(frame);
        Interest there = new Interest.Everything(SITE, ROOM1);
        assertThat(text(frames.of(turned, there, now).getFirst())).doesNotContain("attic");
    }

    @Test
    void snapshotIsSharedByThoseWhoWantTheSame() {
        long now = System.nanoTime();
        Frame all = frames.first(ALL, now).getFirst();

        assertThat(text(all)).startsWith("event:snapshot\ndata:{").contains("attic");
        assertThat(frames.first(ALL, now)).containsExactly(all);
        Interest there = new Interest.Everything(SITE, ROOM1);
        assertThat(text(frames.first(there, now).getFirst())).doesNotContain("attic");
        Interest home = new Interest.Home(SITE, device -> device.equals(DEVICE));
        assertThat(frames.first(home, now)).doesNotContain(all);
    }

    @Test
    void whateverChangesOfAListIsToldOnce() {
        Interest list = new Interest.OfList(SITE, null, Listing.DEVICES, Set.of(NODE1));
        List<Frame> told =
                frames.of(
                        List.of(
                                new Change.DeviceChanged(DEVICE),
                                new Change.ReadingChanged(DEVICE, TEMPERATURE),
                                new Change.ReachabilityChanged(SITE)),
                        list,
                        System.nanoTime());

        assertThat(told)
                .extracting(FramesTests::text)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("event:reading"),
                        second -> assertThat(second).startsWith("event:list"));
    }

    private List<Frame> of(Change change) {
        return frames.of(List.of(change), ALL, System.nanoTime());
    }

    private void accept(double celsius) {
        readings.accept(
                new Reading(
                        DEVICE,
                        TEMPERATURE,
                        new Value.NumberValue(celsius),
                        "Cel",
                        TestClock.START));
    }

    private void become(Presence presence) {
        devices.accept(Home.device(SITE, ROOM1, NODE1, presence, TestClock.START));
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }
}
