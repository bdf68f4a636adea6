package io.tributary.system.faults;

import static io.tributary.system.faults.Fault.Broker.MOSQUITTO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults that can be injected from outside. */
final class Faults {

    private static final List<String> SERVICES =
            List.of(
                    "acquisition-service",
                    "gateway-service",
                    "streaming-consumer",
                    "dashboard-service");

    private Faults() {}

    /**
     * All of them, those of one broker together.
     *
     * @param outage how long a server is away where it is stopped for a time
     */
    static List<Fault> all(Duration outage) {
        List<Fault> faults = new ArrayList<>();
        faults.add(Fault.of("none", (stack, lifted) -> lifted.run()));
        for (String service : SERVICES) {
            faults.add(Fault.of("kill-" + service, Harm.kill(service)));
        }
        for (String service : SERVICES) {
            faults.add(Fault.of("sigterm-" + service, Harm.restart(service)));
        }
        Duration hanging = Duration.ofSeconds(15);
        for (String service : SERVICES) {
            faults.add(Fault.of("hang-" + service, Harm.hang(service, hanging)));
        }
        faults.addAll(servers(outage));
        faults.add(Fault.of("consumer-rebalance", Twins.consumerJoinsAndLeaves()));
        faults.add(Fault.of("second-gateway-same-journal", Twins.gatewayOnTheSameJournal()));
        faults.add(Fault.of("second-gateway-other-journal", Twins.gatewayWithAnotherJournal()));
        faults.add(Fault.of("hivemq-restarted", Harm.outage("mqtt-broker", false, Duration.ZERO)));
        faults.add(Fault.of("hivemq-killed", Harm.kill("mqtt-broker")));
        Duration waiting = Duration.ofSeconds(6);
        faults.add(
                Fault.of(
                                "hivemq-killed-with-backlog",
                                Harm.withBacklog(waiting, Harm.kill("mqtt-broker")))
                        .measured());
        faults.add(
                Fault.of(
                                "mosquitto-killed-with-backlog",
                                Harm.withBacklog(waiting, MosquittoBroker.outage(true)))
                        .with(MOSQUITTO)
                        .measured());
        faults.add(Fault.of("mosquitto-restarted", MosquittoBroker.outage(false)).with(MOSQUITTO));
        // what is on its way through its memory at that moment is lost with it
        faults.add(
                Fault.of("mosquitto-killed", MosquittoBroker.outage(true))
                        .with(MOSQUITTO)
                        .measured());
        faults.add(
                Fault.of("mosquitto-kill-acquisition", Harm.kill("acquisition-service"))
                        .with(MOSQUITTO));
        faults.add(
                Fault.of("mosquitto-kill-gateway", Harm.kill("gateway-service")).with(MOSQUITTO));
        return faults;
    }

    private static List<Fault> servers(Duration outage) {
        Duration hanging = Duration.ofSeconds(15);
        return List.of(
                Fault.of("kafka-killed", Harm.kill("kafka-broker")),
                Fault.of("kafka-restarted", Harm.outage("kafka-broker", false, Duration.ZERO)),
                Fault.of("kafka-stopped", Harm.outage("kafka-broker", false, outage)),
                Fault.of("kafka-hangs", Harm.hang("kafka-broker", hanging)),
                Fault.of("elasticsearch-stopped", Harm.outage("elasticsearch-node", false, outage)),
                Fault.of("elasticsearch-killed", Harm.kill("elasticsearch-node")),
                Fault.of("gateway-and-kafka", Harm.gatewayAndKafka(outage)));
    }
}
