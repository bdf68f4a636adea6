package io.tributary.gateway.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.command.Commands;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.support.Acknowledgment;

class CommandListenerTests {

    private static final JsonCodec<Command> COMMANDS = JsonCodec.of(Command.class);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Commands commands = mock(Commands.class);
    private final RecordSender sender = mock(RecordSender.class);
    private final Acknowledgment acknowledgment = mock(Acknowledgment.class);
    private final CommandListener listener =
            new CommandListener(commands, Homes.GATEWAY, sender, new Refusals(Homes.GATEWAY));

    @BeforeEach
    void kafka() {
        given(commands.take(any())).willReturn(DONE);
        given(sender.send(any(), any(), any())).willReturn(DONE);
    }

    @Test
    void commandsOfOurSiteAreTakenAndThenAcknowledged() throws Exception {
        Command first = command(Homes.SITE);
        Command second = command(Homes.SITE);
        receive(List.of(record("home/kitchen/light", first), record(null, second)));
        then(commands).should().take(first);
        then(commands).should().take(second);
        then(acknowledgment).should().acknowledge();
    }

    @Test
    void commandsOfOtherSitesAreSkipped() throws Exception {
        SiteId homestead = SiteId.of("homestead");
        receive(
                List.of(
                        record("homestead/kitchen/light", command(homestead)),
                        record("home/kitchen/light", command(homestead)),
                        record("homestead/kitchen/light", new byte[] {1, 2})));
        then(commands).should(never()).take(any());
        then(sender).should(never()).send(any(), any(), any());
        then(acknowledgment).should().acknowledge();
    }

    @Test
    void recordThatIsNoCommandIsRejectedUnderTheSameIdEachTime() throws Exception {
        ConsumerRecord<String, byte[]> poison = record("home/kitchen/light", new byte[] {1, 2});
        receive(poison);
        receive(poison);
        ArgumentCaptor<String> id = ArgumentCaptor.forClass(String.class);
        ArgumentCaptor<byte[]> value = ArgumentCaptor.forClass(byte[].class);
        then(sender).should(times(2)).send(eq(KafkaTopic.REJECTED), id.capture(), value.capture());
        assertThat(id.getAllValues()).hasSize(2).containsOnly(id.getValue());
        Rejection rejection = JsonCodec.of(Rejection.class).decode(value.getValue());
        assertThat(rejection.payload()).containsExactly(1, 2);
        assertThat(rejection.topic()).isEqualTo("cmnd");
        then(acknowledgment).should(times(2)).acknowledge();
    }

    @Test
    void emptyRecordIsRejectedToo() throws Exception {
        receive(record("home/kitchen/light", (byte[]) null));
        then(sender).should().send(eq(KafkaTopic.REJECTED), any(), any());
        then(acknowledgment).should().acknowledge();
    }

    @Test
    void nothingIsAcknowledgedUntilAllIsWrittenDown() {
        given(commands.take(any()))
                .willReturn(DONE)
                .willReturn(CompletableFuture.failedFuture(new IllegalStateException("away")));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(
                        () ->
                                receive(
                                        List.of(
                                                record("home/kitchen/light", command(Homes.SITE)),
                                                record(
                                                        "home/kitchen/light",
                                                        command(Homes.SITE)))));
        then(acknowledgment).should(never()).acknowledge();
    }

    @Test
    void nothingIsAcknowledgedAtTheEndOfTheGateway() {
        given(commands.take(any())).willThrow(new RejectedExecutionException("ended"));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> receive(record("home/kitchen/light", command(Homes.SITE))));
        then(acknowledgment).should(never()).acknowledge();
    }

    @Test
    void commandsAreTriedAgainForAsLongAsItTakes() {
        CommonErrorHandler handler = new CommandListenerConfiguration().commandErrorHandler();
        assertThat(handler.isAckAfterHandle()).isTrue();
        assertThat(handler)
                .extracting("fallbackBatchHandler.backOff")
                .hasToString("FixedBackOff[interval=1000, maxAttempts=unlimited]");
    }

    private void receive(ConsumerRecord<String, byte[]> one) throws Exception {
        receive(List.of(one));
    }

    private void receive(List<ConsumerRecord<String, byte[]>> records) throws Exception {
        listener.received(records, acknowledgment);
    }

    private static ConsumerRecord<String, byte[]> record(@Nullable String key, Command command) {
        return record(key, COMMANDS.encode(command));
    }

    @SuppressWarnings("NullAway") // Kafka's own API says nothing about null
    private static ConsumerRecord<String, byte[]> record(
            @Nullable String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("cmnd", 2, 17, key, value);
    }

    private static Command command(SiteId site) {
        return new Command(
                new CommandId(UUID.randomUUID()),
                site,
                Homes.KITCHEN,
                Homes.LIGHT,
                "ON",
                MutableClock.START,
                MutableClock.START.plusSeconds(10),
                "ann");
    }
}
