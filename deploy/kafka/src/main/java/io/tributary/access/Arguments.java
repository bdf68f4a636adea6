package io.tributary.access;

import io.tributary.topology.access.KafkaAccount;
import io.tributary.topology.access.SiteGateway;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What the operator chose.
 *
 * @param kafka settings of the administrator's client; may hold his password
 * @param secrets folder of the services' passwords
 * @param accounts who is to have access
 * @param removed whose account is to go; empty: nobody's
 */
record Arguments(
        Map<String, Object> kafka,
        Path secrets,
        List<KafkaAccount> accounts,
        Optional<String> removed) {

    static final String HELP =
            """
            Makes what the services need in a Kafka cluster: topics, accounts, and no more rights
            than each of them uses. May be run again at any time, and says what it does.

              --kafka-config=FILE   how the administrator connects, such as administrator.properties
              --gateways=SITE,...   the sites; SITE/GATEWAY where a gateway is not named SITE-gw
              --secrets=FOLDER      FOLDER/ACCOUNT/spring.kafka.properties.sasl.jaas.config is what
                                    a service is given; made where it is missing
              --remove=ACCOUNT      instead of the last two: takes the account and all its rights
                                    away, which ends at once what it may do

            To give an account a new password, remove its file, run this, then restart the service.
            Exit code 0: all is there; 2: it is not, and why.
            """;

    private static final Set<String> KNOWN =
            Set.of("kafka-config", "gateways", "secrets", "remove");

    static Arguments parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (!KNOWN.contains(name) || parts.length != 2 || parts[1].isBlank()) {
                throw new InvalidArgumentException("cannot follow " + argument);
            }
            given.put(name, parts[1]);
        }
        Map<String, Object> kafka = properties(Path.of(required(given, "kafka-config")));
        Optional<String> removed = Optional.ofNullable(given.get("remove"));
        if (removed.isPresent()) {
            return new Arguments(kafka, Path.of(""), List.of(), removed);
        }
        return new Arguments(
                kafka,
                Path.of(required(given, "secrets")),
                accounts(required(given, "gateways")),
                removed);
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new InvalidArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static List<KafkaAccount> accounts(String gateways) {
        try {
            List<SiteGateway> all = new ArrayList<>();
            for (String one : gateways.split(",", -1)) {
                all.add(SiteGateway.parse(one.strip()));
            }
            return KafkaAccount.of(all);
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("--gateways=" + gateways + ": " + e.getMessage());
        }
    }

    private static Map<String, Object> properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new InvalidArgumentException("cannot read --kafka-config: " + e);
        }
        Map<String, Object> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "Arguments[secrets=" + secrets + "]";
    }
}
