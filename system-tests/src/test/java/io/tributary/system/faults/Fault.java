package io.tributary.system.faults;

import io.tributary.localstack.launch.LocalStack;

/**
 * Something that goes wrong.
 *
 * @param name in the table, and to choose it by
 * @param broker the MQTT broker it is tried with
 * @param promised false where the broker may lose what it acknowledged: how much is measured
 * @param injection how it is done
 */
record Fault(String name, Broker broker, boolean promised, Injection injection) {

    enum Broker {
        HIVEMQ,
        MOSQUITTO
    }

    /** Does harm to a running stack and returns when the harm is over. */
    interface Injection {

        /**
         * Injects the fault.
         *
         * @param lifted called when what was taken away is started or let go on again: from then on
         *     the time to recover counts
         */
        void inject(LocalStack stack, Runnable lifted) throws Exception;
    }

    static Fault of(String name, Injection injection) {
        return new Fault(name, Broker.HIVEMQ, true, injection);
    }

    Fault with(Broker other) {
        return new Fault(name, other, promised, injection);
    }

    Fault measured() {
        return new Fault(name, broker, false, injection);
    }

    @Override
    public String toString() {
        return name;
    }
}
