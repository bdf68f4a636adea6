package io.tributary.dashboard;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/**
 * Runs the dashboard on two made-up sites to look at its pages: {@code mvn -pl dashboard-service
 * test-compile}, then this main. Log in as admin with the password in {@code
 * TRIBUTARY_ADMINISTRATOR_PASSWORD}; {@code -Dpreview.devices=10000} adds a site of so many.
 */
final class PreviewMain {

    private PreviewMain() {}

    public static void main(String[] arguments) {
        Edge edge = new Edge(Servers.kafka());
        PreviewHome home = new PreviewHome(edge, new Index(Servers.elasticsearch()));
        home.fill();
        int devices = Integer.getInteger("preview.devices", 0);
        if (devices > 0) {
            home.crowd(devices);
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(home::tick, 0, 1, TimeUnit.SECONDS);
        Thread.ofVirtual().start(new PreviewGateway(edge, clock, Duration.ofSeconds(3)));
        List<String> settings = new ArrayList<>(List.of(arguments));
        settings.add("--spring.kafka.bootstrap-servers=" + Servers.kafka());
        settings.add("--spring.elasticsearch.uris=" + Servers.elasticsearch());
        SpringApplication.run(DashboardApplication.class, settings.toArray(String[]::new));
    }
}
