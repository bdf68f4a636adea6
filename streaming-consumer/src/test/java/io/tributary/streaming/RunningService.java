package io.tributary.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service, against the real servers, on ports of its own. */
final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningService start(String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + Servers.kafka(),
                                "--spring.elasticsearch.uris=" + Servers.elasticsearch(),
                                "--tributary.elasticsearch.replicas=0"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new RunningService(
                new SpringApplicationBuilder(StreamingConsumerApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Status health(String component) {
        HealthDescriptor health = bean(HealthEndpoint.class).healthForPath(component);
        return Objects.requireNonNull(health, component).getStatus();
    }

    @Override
    public void close() {
        context.close();
    }
}
