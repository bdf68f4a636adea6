package io.tributary.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTests {

    @ParameterizedTest
    @CsvSource({
        "--rate=200, --tributary.simulator.rate=200",
        "--devices=5, --tributary.simulator.devices=5",
        "--connections=2, --tributary.simulator.connections=2",
        "--messages=10, --tributary.simulator.messages=10",
        "--duration=PT1M, --tributary.simulator.duration=PT1M",
        "--seq-file=a=b.json, --tributary.simulator.seq-file=a=b.json",
        "--replay=x.csv, --tributary.simulator.replay.file=x.csv",
        "--device=a, --tributary.simulator.replay.device=a",
        "--speed=max, --tributary.simulator.replay.speed=max",
        "--seed=7, --tributary.simulator.home.seed=7",
        "--site=s.yaml, --tributary.site.file=s.yaml",
        "--tributary.mqtt.url=tcp://a:1, --tributary.mqtt.url=tcp://a:1",
        "--debug, --debug"
    })
    void shortOptionBecomesASetting(String option, String setting) {
        assertThat(CommandLine.parse(option).springArguments()).containsExactly(setting);
    }

    @Test
    void optionOfTwoModesSetsBoth() {
        assertThat(CommandLine.parse("--location=office").springArguments())
                .containsExactly(
                        "--tributary.simulator.replay.location=office",
                        "--tributary.simulator.location=office");
    }

    @ParameterizedTest
    @CsvSource({"--speeed=3", "replay.csv", "-r", "--rate3"})
    void unknownOptionIsRefusedWithThoseThatExist(String option) {
        assertThatExceptionOfType(InvalidCommandLineException.class)
                .isThrownBy(() -> CommandLine.parse(option))
                .withMessageContaining(option)
                .withMessageContaining("--replay=…")
                .withMessageContaining("--rate=…");
    }

    @ParameterizedTest
    @CsvSource({"--rate", "--rate="})
    void optionWithoutValueIsRefused(String option) {
        assertThatExceptionOfType(InvalidCommandLineException.class)
                .isThrownBy(() -> CommandLine.parse(option))
                .withMessage("Option --rate needs a value: --rate=…");
    }
}
