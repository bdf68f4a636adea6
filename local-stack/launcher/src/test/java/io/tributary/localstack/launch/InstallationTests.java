package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class InstallationTests {

    @Test
    void checkoutIsFoundInAFolderOfAnyName() throws IOException {
        Installation installation =
                Installation.read(
                        new ByteArrayInputStream(
                                """
                                repository=/home/josé/my code/local-stack/launcher/../..
                                version=1
                                """
                                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(installation.repository().toString()).isEqualTo("/home/josé/my code");
        assertThat(installation.serviceJar("gateway-service").toString())
                .isEqualTo("/home/josé/my code/gateway-service/target/gateway-service-1-exec.jar");
    }

    @Test
    void ownCheckoutIsWhereItSays() {
        assertThat(Files.exists(Installation.locate().repository().resolve("pom.xml"))).isTrue();
    }
}
