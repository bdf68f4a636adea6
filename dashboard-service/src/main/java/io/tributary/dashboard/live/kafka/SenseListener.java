package io.tributary.dashboard.live.kafka;

import io.tributary.topology.telemetry.AggregatedMessage;

/** Is told of every message with readings, on the thread that reads it. Must return at once. */
public interface SenseListener {

    /** A message was read, and its readings are in the read model. */
    void read(AggregatedMessage message);
}
