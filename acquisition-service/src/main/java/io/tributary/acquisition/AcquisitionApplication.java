package io.tributary.acquisition;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes what devices publish, and hands it on to the gateway in batches. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AcquisitionApplication {

    public static void main(String[] args) {
        SpringApplication.run(AcquisitionApplication.class, args);
    }
}
