package io.tributary.reconciliation.options;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the options from the command line, and what is secret from the environment. */
public final class CommandLine {

    /** What the tool says when asked for help. */
    public static final String HELP =
            """
            Compares what was sent with what stands in Kafka and Elasticsearch.

              --sent=FILE            the simulator's seq file, or lines of location,device,messages;
                                     without it only Kafka and Elasticsearch are compared
              --site=SITE            required
              --kafka=HOST:PORT,...  default 127.0.0.1:9092
              --kafka-config=FILE    further settings of the Kafka client, such as for TLS
              --elasticsearch=URL    default http://127.0.0.1:9200; none: it is not asked
              --location=, --device= this one alone
              --from=, --to=         times such as 2026-11-20T10:00:00Z: windows that start, and
                                     rejections that came, in between
              --interval=PT1M        compare by interval too, in whole minutes
              --wait=PT2M            look again until all is even or the time is over
              --settle=PT5S          while waiting: how long nothing may change at the end

            ELASTICSEARCH_LOGIN=user:password in the environment logs in to Elasticsearch.
            Exit code 0: everything is accounted for exactly once; 1: not so; 2: cannot tell.
            """;

    private static final Set<String> KNOWN =
            new TreeSet<>(
                    Set.of(
                            "sent",
                            "site",
                            "kafka",
                            "kafka-config",
                            "elasticsearch",
                            "location",
                            "device",
                            "from",
                            "to",
                            "interval",
                            "wait",
                            "settle"));

    private final Map<String, String> given = new HashMap<>();

    private CommandLine(String... arguments) {
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (!KNOWN.contains(name) || parts.length != 2 || parts[1].isBlank()) {
                throw new InvalidOptionException(
                        "cannot follow %s; there are, each with =value: %s"
                                .formatted(argument, KNOWN));
            }
            given.put(name, parts[1]);
        }
    }

    /**
     * Reads the command line.
     *
     * @throws InvalidOptionException when it cannot be followed
     */
    public static Options parse(Map<String, String> environment, String... arguments) {
        return new CommandLine(arguments).options(environment);
    }

    private Options options(Map<String, String> environment) {
        String site = given.get("site");
        if (site == null) {
            throw new InvalidOptionException("--site=SITE is required");
        }
        String elasticsearch = given.getOrDefault("elasticsearch", "http://127.0.0.1:9200");
        return new Options(
                Optional.ofNullable(given.get("sent")).map(Path::of),
                kafka(),
                elasticsearch.equals("none")
                        ? Optional.empty()
                        : Optional.ofNullable(value("elasticsearch", URI::create, elasticsearch)),
                Optional.ofNullable(environment.get("ELASTICSEARCH_LOGIN")),
                new Scope(
                        site,
                        given.get("location"),
                        given.get("device"),
                        value("from", Instant::parse, given.get("from")),
                        value("to", Instant::parse, given.get("to"))),
                Optional.ofNullable(value("interval", Duration::parse, given.get("interval"))),
                duration("wait", Duration.ZERO),
                duration("settle", Options.USUAL_SETTLE));
    }

    private Map<String, String> kafka() {
        Map<String, String> settings = new HashMap<>();
        String file = given.get("kafka-config");
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new InvalidOptionException("cannot read --kafka-config: " + e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name -> settings.put(name, properties.getProperty(name)));
        }
        String servers = given.get("kafka");
        if (servers != null) {
            settings.put("bootstrap.servers", servers);
        }
        settings.putIfAbsent("bootstrap.servers", "127.0.0.1:9092");
        return settings;
    }

    private Duration duration(String name, Duration usual) {
        Duration duration = value(name, Duration::parse, given.get(name));
        return duration == null ? usual : duration;
    }

    private static <T> @Nullable T value(
            String name, Function<String, T> parser, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidOptionException(
                    "--%s=%s cannot be read: %s".formatted(name, text, e.getMessage()));
        }
    }
}
