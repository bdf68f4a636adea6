package io.tributary.streaming;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts streaming-consumer. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StreamingConsumerApplication {

    public static void main(String[] args) {
        SpringApplication.run(StreamingConsumerApplication.class, args);
    }
}
