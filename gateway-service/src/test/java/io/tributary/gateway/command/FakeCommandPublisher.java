package io.tributary.gateway.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The broker, whose answers the test gives. */
final class FakeCommandPublisher implements CommandPublisher {

    final List<Published> published = new ArrayList<>();
    boolean connected = true;

    record Published(
            CommandStatus command, String value, Duration remaining, Consumer<Outcome> outcome) {

        void acknowledge(int reasonCode) {
            outcome.accept(new Outcome.Acknowledged(reasonCode));
        }
    }

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public void publish(
            CommandStatus command, String value, Duration remaining, Consumer<Outcome> outcome) {
        published.add(new Published(command, value, remaining, outcome));
    }

    Published last() {
        return published.getLast();
    }

    long times(CommandId id) {
        return published.stream().filter(each -> each.command().id().equals(id)).count();
    }
}
