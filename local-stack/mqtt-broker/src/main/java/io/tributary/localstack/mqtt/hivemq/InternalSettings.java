package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.configuration.service.InternalConfigurations;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Settings of HiveMQ that its configuration file does not reach. */
final class InternalSettings {

    /**
     * Unacknowledged messages that a client may have, if its receive maximum allows. Packet ids
     * were seen in double use close to 65,535.
     */
    static final int IN_FLIGHT_MESSAGES = 20_000;

    /**
     * Files, threads and write buffers come in this number. HiveMQ's 64 are for servers; the number
     * is part of the data's format and must stay.
     */
    private static final int BUCKETS = 8;

    /** RocksDB's write buffers and cache for payloads, which HiveMQ sizes by the whole memory. */
    private static final long PAYLOAD_MEMORY_BYTES = 32L * 1024 * 1024;

    private static final int SHUTDOWN_GRACE_MILLIS = 200;

    private InternalSettings() {}

    static void apply() {
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = IN_FLIGHT_MESSAGES;
        InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
        InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
        InternalConfigurations.PAYLOAD_PERSISTENCE_MEMTABLE_SIZE_PORTION.set(memoryPortion());
        InternalConfigurations.PAYLOAD_PERSISTENCE_BLOCK_CACHE_SIZE_PORTION.set(memoryPortion());
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(SHUTDOWN_GRACE_MILLIS);
        InternalConfigurations.ACKNOWLEDGE_INCOMING_PUBLISH_AFTER_PERSISTING_ENABLED.set(true);
        InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
    }

    private static int memoryPortion() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.toIntExact(Math.max(64, system.getTotalMemorySize() / PAYLOAD_MEMORY_BYTES));
    }
}
