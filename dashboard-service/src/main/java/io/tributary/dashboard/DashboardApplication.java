package io.tributary.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Serves the dashboard, REST and the live stream. */
// the library of MQTT connections brings it, and there are no flows here
@SpringBootApplication(exclude = IntegrationAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class DashboardApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DashboardApplication.class, arguments);
    }
}
