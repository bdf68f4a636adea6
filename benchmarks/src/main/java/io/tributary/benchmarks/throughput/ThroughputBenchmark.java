package io.tributary.benchmarks.throughput;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Account;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.Mosquitto;
import io.tributary.benchmarks.rig.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Messages a second from Mosquitto into Kafka: Tributary with all its guarantees against {@code
 * mosquitto_sub | kcat}, which has none, and Node-RED; in turns, on one Mosquitto each and one
 * Kafka, with the same load of 100 devices on 4 connections, 2 readings a message, QoS 1.
 *
 * <p>Arguments: messages of a turn, turns, sides (of {@code
 * pipe,tributary,node-red,node-red-windows}).
 */
public final class ThroughputBenchmark {

    private static final int DEVICES = 100;
    private static final int LOCATIONS = 10;
    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 1_000;

    private final Path directory;
    private final Rig rig;
    private final MqttLoad load;
    private long sent;
    private int runs;

    private ThroughputBenchmark(Rig rig, Path directory) throws IOException {
        this.rig = rig;
        this.directory = directory;
        this.load = rig.load(CONNECTIONS, WINDOW);
    }

    public static void main(String[] arguments) throws Exception {
        long messages = arguments.length > 0 ? Long.parseLong(arguments[0]) : 400_000;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<String> sides =
                List.of((arguments.length > 2 ? arguments[2] : "pipe,tributary").split(","));
        Machine.announce();
        try (Rig rig =
                Rig.start(
                        new Workload(DEVICES, LOCATIONS, "ours"),
                        Rig.WITHOUT_CLOUD,
                        UnaryOperator.identity())) {
            Path directory = Files.createTempDirectory(Path.of("target"), "peers-");
            new ThroughputBenchmark(rig, directory).run(messages, turns, sides);
        }
    }

    private void run(long messages, int turns, List<String> sides) throws Exception {
        Map<String, List<Turn>> results = new LinkedHashMap<>();
        for (int turn = 0; turn <= turns; turn++) {
            // each goes first as often as last
            for (String side : turn % 2 == 0 ? sides : sides.reversed()) {
                Turn result = turn(side, turn == 0 ? messages / 2 : messages);
                System.out.printf(
                        "%s %-22s %s%n", turn == 0 ? "warm-up" : "turn " + turn, side, result);
                if (turn > 0) {
                    results.computeIfAbsent(side, name -> new ArrayList<>()).add(result);
                }
            }
        }
        Account account = Account.of(kafka(), DEVICES, sent);
        System.out.printf(
                "Tributary's numbers in Kafka: %,d messages, %d missing, %d doubled%n",
                account.messages(), account.missing(), account.doubled());
        List<Turn> first = results.getOrDefault(sides.getFirst(), List.of());
        results.forEach(
                (side, all) -> {
                    for (int pair = 0; pair < all.size(); pair++) {
                        System.out.printf(
                                "%-18s turn %d: %.2f of %s%n",
                                side,
                                pair + 1,
                                all.get(pair).rate() / first.get(pair).rate(),
                                sides.getFirst());
                    }
                });
    }

    private Turn turn(String name, long messages) throws Exception {
        String run = "r" + runs++;
        if (name.equals("tributary")) {
            try (Side side = new Tributary(rig.stack())) {
                sent += messages;
                return Turn.of(side, load, rig.brokers(), messages);
            }
        }
        try (Mosquitto broker = Mosquitto.start(directory.resolve("mosquitto-" + run));
                Side side = open(name, broker, run)) {
            try (MqttLoad load = load(broker, new Workload(DEVICES, LOCATIONS, run))) {
                return Turn.of(
                        side,
                        load,
                        Map.of(
                                "mosquitto",
                                broker.pid(),
                                "kafka",
                                rig.stack().process("kafka-broker").pid()),
                        messages);
            }
        }
    }

    private Side open(String name, Mosquitto broker, String run) throws Exception {
        return switch (name) {
            case "pipe" -> new Pipe(broker, kafka(), run, directory.resolve("pipe.log").toFile());
            case "node-red" -> new NodeRed(broker, kafka(), false, directory);
            case "node-red-windows" -> new NodeRed(broker, kafka(), true, directory);
            default -> throw new IllegalArgumentException("no side is called " + name);
        };
    }

    private String kafka() {
        return rig.stack().kafkaBootstrapServers();
    }

    private static MqttLoad load(Mosquitto broker, Workload workload) throws IOException {
        return new MqttLoad(
                workload, broker.address(), broker.user(), broker.password(), CONNECTIONS, WINDOW);
    }
}
