package io.tributary.simulator.load;

import io.tributary.simulator.mqtt.Acknowledgement;
import io.tributary.topology.name.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of one device's messages. Thread-safe. */
final class Ledger {

    /**
     * The state of a ledger, as it stands in the seq file. Each list holds pairs of first and last
     * message number.
     *
     * @param deviceID the device
     * @param location where it publishes
     * @param boot the run whose numbers these are
     * @param readings readings in each message
     * @param sent the highest number that was given out
     * @param minutes of each minute of event time, in epoch seconds, with the first and last number
     *     given out in it
     * @param acknowledged accepted by the broker, for at least one subscriber as far as it says
     * @param unheard accepted while nobody was subscribed (reason code 0x10): lost
     * @param refused refused by the broker
     */
    record Page(
            String deviceID,
            String location,
            String boot,
            int readings,
            long sent,
            List<long[]> minutes,
            List<long[]> acknowledged,
            List<long[]> unheard,
            List<long[]> refused) {}

    private final DeviceId device;
    private final String location;
    private final String boot;
    private final int readings;
    private final List<long[]> minutes = new ArrayList<>();
    private final SeqRanges acknowledged = new SeqRanges();
    private final SeqRanges unheard = new SeqRanges();
    private final SeqRanges refused = new SeqRanges();
    private long sent;

    Ledger(DeviceId device, String location, String boot, int readings) {
        this.device = device;
        this.location = location;
        this.boot = boot;
        this.readings = readings;
    }

    /** The number was given out, to a message of that event time; both rise. */
    synchronized void sent(long seq, Instant at) {
        sent = seq;
        long minute = Math.floorDiv(at.getEpochSecond(), 60) * 60;
        if (minutes.isEmpty() || minutes.getLast()[0] != minute) {
            minutes.add(new long[] {minute, seq, seq});
        }
        minutes.getLast()[2] = seq;
    }

    /** The broker has answered. */
    synchronized void answered(long seq, Acknowledgement answer) {
        if (answer.isRefused()) {
            refused.add(seq);
        } else if (answer.isUnheard()) {
            unheard.add(seq);
        } else {
            acknowledged.add(seq);
        }
    }

    synchronized Tally tally() {
        return new Tally(sent, acknowledged.count(), unheard.count(), refused.count());
    }

    synchronized Page page() {
        return new Page(
                device.value(),
                location,
                boot,
                readings,
                sent,
                minutes.stream().map(long[]::clone).toList(),
                acknowledged.asPairs(),
                unheard.asPairs(),
                refused.asPairs());
    }
}
