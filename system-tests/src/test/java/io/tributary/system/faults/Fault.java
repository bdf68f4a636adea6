package io.tributary.system.faults;

import io.tributary.localstack.launch.LocalStack;
import java.time.Duration;

/**
 * Something that goes wrong.
 *
 * @param name in the table, and to choose it by
 * @param broker the MQTT broker it is tried with
 * @param lasts how long what it takes away is away, about
 * @param promised false where the broker may lose what it acknowledged: how much is measured
 * @param injection how it is done
 */
record Fault(String name, Broker broker, Duration lasts, boolean promised, Injection injection) {

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
        return new Fault(name, Broker.HIVEMQ, Duration.ZERO, true, injection);
    }

    Fault lasting(Duration duration) {
        return new Fault(name, broker, duration, promised, injection);
    }

    Fault with(Broker other) {
        return new Fault(name, other, lasts, promised, injection);
    }

    Fault measured() {
        return new Fault(name, broker, lasts, false, injection);
    }

    @Override
    public String toString() {
        return name;
    }
}
