package io.tributary.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RunModeTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withoutRateAndFileItIsAHome() {
        assertThat(RunMode.of(environment)).isEqualTo(RunMode.HOME);
    }

    @Test
    void rateMakesALoadRun() {
        environment.setProperty("tributary.simulator.rate", "200");

        assertThat(RunMode.of(environment)).isEqualTo(RunMode.LOAD);
    }

    @Test
    void emptyRateIsNone() {
        environment.setProperty("tributary.simulator.rate", "");

        assertThat(RunMode.of(environment)).isEqualTo(RunMode.HOME);
    }

    @Test
    void fileMakesAReplay() {
        environment.setProperty("tributary.simulator.replay.file", "rows.csv");

        assertThat(RunMode.of(environment)).isEqualTo(RunMode.REPLAY);
    }

    @Test
    void bothAtOnceAreRefused() {
        environment.setProperty("tributary.simulator.rate", "200");
        environment.setProperty("tributary.simulator.replay.file", "rows.csv");

        assertThatExceptionOfType(InvalidCommandLineException.class)
                .isThrownBy(() -> RunMode.of(environment))
                .withMessageContaining("start the simulator twice");
    }

    @Test
    void onlyAHomeHasAWebServer() {
        environment.setProperty("tributary.simulator.rate", "200");

        settle();

        assertThat(environment.getProperty(RunMode.PROPERTY)).isEqualTo("load");
        assertThat(environment.getProperty("spring.main.web-application-type")).isEqualTo("none");
    }

    @Test
    void homeKeepsItsWebServer() {
        settle();

        assertThat(environment.getProperty(RunMode.PROPERTY)).isEqualTo("home");
        assertThat(environment.getProperty("spring.main.web-application-type")).isNull();
    }

    private void settle() {
        new RunModeEnvironmentPostProcessor()
                .postProcessEnvironment(environment, new SpringApplication());
    }
}
