package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.simulator.home.Home;
import io.tributary.simulator.mqtt.IncomingMessage;
import io.tributary.simulator.mqtt.Publication;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandHandlerTests {

    private static final byte[] COMMAND = "c-1".getBytes(StandardCharsets.UTF_8);
    private static final Instant START = Instant.parse("2026-05-10T20:00:00Z");

    private final SiteModel site = SiteModelReader.thesisHome();
    private final Home home = new Home(site, 1, START);
    private final DevicePart kitchen = DevicePart.allOf(site).get(2);
    private final Deque<Runnable> scheduled = new ArrayDeque<>();
    private final List<Publication> published = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private final CommandHandler handler = handler();

    private static final class MovableClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private CommandHandler handler() {
        ScheduledExecutorService executor = mock(ScheduledExecutorService.class);
        given(executor.schedule(any(Runnable.class), anyLong(), any()))
                .willAnswer(
                        call -> {
                            scheduled.add(call.getArgument(0));
                            return mock(ScheduledFuture.class);
                        });
        return new CommandHandler(
                kitchen,
                home,
                clock,
                () -> Duration.ofMillis(100),
                executor,
                new FleetWatch(new SimpleMeterRegistry(), why -> {}));
    }

    @Test
    void commandIsAnsweredRetainedWithItsCorrelationData() {
        receive("cooker-hood", "low", null, null);
        assertThat(published).isEmpty();

        runScheduled();

        assertThat(published)
                .singleElement()
                .satisfies(
                        report -> {
                            assertThat(report.topic()).hasToString("config/kitchen/cooker-hood");
                            assertThat(text(report)).isEqualTo("LOW");
                            assertThat(report.retained()).isTrue();
                            assertThat(report.correlationData()).isEqualTo(COMMAND);
                        });
        assertThat(home.state(kitchen.location(), kitchen.actuators().get(1).name()))
                .contains("LOW");
    }

    @Test
    void otherResponseTopicGetsTheAnswerTooButDoesNotKeepIt() {
        receive("light", "ON", new MqttTopic("answers/1"), null);
        runScheduled();

        assertThat(published)
                .extracting(report -> report.topic().value(), Publication::retained)
                .containsExactly(tuple("answers/1", false), tuple("config/kitchen/light", true));
        assertThat(published)
                .extracting(Publication::correlationData)
                .containsExactly(COMMAND, COMMAND);
    }

    @Test
    void ownStateTopicAsResponseTopicIsAnsweredOnce() {
        receive("light", "ON", new MqttTopic("config/kitchen/light"), null);
        runScheduled();

        assertThat(published).hasSize(1);
    }

    @Test
    void valueThatTheActuatorDoesNotTakeIsAnsweredWithTheStateAsItIs() {
        receive("cooker-hood", "MAXIMAL", null, null);
        runScheduled();

        assertThat(published).extracting(CommandHandlerTests::text).containsExactly("OFF");
        assertThat(published.getFirst().correlationData()).isEqualTo(COMMAND);
    }

    @Test
    void commandThatExpiresDuringTheDelayIsNotCarriedOut() {
        receive("light", "ON", null, Duration.ofSeconds(1));
        clock.now = START.plusSeconds(2);
        runScheduled();

        assertThat(published).isEmpty();
        assertThat(home.state(kitchen.location(), kitchen.actuators().getFirst().name()))
                .contains("OFF");
    }

    @Test
    void commandsAreCarriedOutInTheirOrderWhateverTheirDelays() {
        receive("light", "ON", null, null);
        receive("light", "OFF", null, null);
        assertThat(scheduled).hasSize(2);

        scheduled.removeLast().run();
        scheduled.removeLast().run();

        assertThat(published).extracting(CommandHandlerTests::text).containsExactly("ON", "OFF");
    }

    @Test
    void forgottenCommandIsNotCarriedOut() {
        receive("light", "ON", null, null);
        handler.forgetPending();
        runScheduled();

        assertThat(published).isEmpty();
    }

    @Test
    void messageOfNoActuatorIsLeftOut() {
        receive("oven", "ON", null, null);

        assertThat(scheduled).isEmpty();
    }

    private void receive(
            String actuator,
            String value,
            @Nullable MqttTopic responseTopic,
            @Nullable Duration expiry) {
        handler.received(
                new IncomingMessage(
                        new MqttTopic("cmnd/kitchen/" + actuator),
                        value.getBytes(StandardCharsets.UTF_8),
                        responseTopic,
                        COMMAND,
                        expiry),
                published::add);
    }

    private void runScheduled() {
        while (!scheduled.isEmpty()) {
            scheduled.removeFirst().run();
        }
    }

    private static String text(Publication publication) {
        return new String(publication.payload(), StandardCharsets.UTF_8);
    }
}
