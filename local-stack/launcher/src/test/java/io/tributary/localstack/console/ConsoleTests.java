package io.tributary.localstack.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void everyLineBearsTheNameOfItsProcess() {
        Console console = console(false);
        console.line("gateway-service", "Started");
        console.say("ready");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "gateway-service     | Started%nlocal-stack         | ready%n".formatted());
    }

    @Test
    void colourStaysOnTheName() {
        console(true).line("gateway-service", "Started");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .matches("\u001b\\[\\d+mgateway-service    \u001b\\[0m \\| Started\\R");
    }

    @Test
    void colourIsForTerminalsAndForThoseWhoWantIt() {
        assertThat(Console.wantsColour(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Console.wantsColour(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(Console.wantsColour(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Console.wantsColour(true, Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Console.wantsColour(true, Map.of("TERM", "dumb"))).isFalse();
    }

    private Console console(boolean coloured) {
        return Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), coloured);
    }
}
