package io.tributary.simulator.replay;

import io.tributary.simulator.mqtt.ConnectionEndedException;
import io.tributary.simulator.mqtt.MqttConnection;
import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.simulator.mqtt.PublishingOwner;
import io.tributary.simulator.run.RunOutcome;
import io.tributary.simulator.run.StopSignal;
import io.tributary.topology.site.SiteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.CommandLineRunner;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Publishes every good row of a file once, in the file's order, and waits for the acknowledgements.
 * Runs on the caller's thread.
 */
final class ReplayRun implements CommandLineRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReplayRun.class);
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(8);

    private final SiteModel site;
    private final Path file;
    private final ReplayProperties properties;
    private final MqttConnections mqtt;
    private final RunOutcome outcome;
    private final Clock clock;
    private final StopSignal signal = new StopSignal();

    ReplayRun(
            SiteModel site,
            Path file,
            ReplayProperties properties,
            MqttConnections mqtt,
            RunOutcome outcome,
            Clock clock) {
        this.site = site;
        this.file = file;
        this.properties = properties;
        this.mqtt = mqtt;
        this.outcome = outcome;
        this.clock = clock;
    }

    @Override
    public void run(String... args) throws InterruptedException {
        signal.running();
        try {
            replay();
        } catch (ReplayException | ConnectionEndedException e) {
            outcome.failed("Replay ended: " + e.getMessage());
        } catch (IOException | JacksonIOException e) {
            outcome.failed("Replay ended: cannot read " + file + ": " + e);
        } finally {
            signal.finished();
        }
    }

    /** The process is asked to stop: no further rows, but those sent are still accounted for. */
    @Override
    public void destroy() throws InterruptedException {
        signal.stop(LAST_ACKNOWLEDGEMENTS);
    }

    private void replay() throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            throw new ReplayException("cannot read the file " + file);
        }
        long lines = CsvFile.countLines(file);
        try (CsvFile csv = CsvFile.open(file)) {
            Columns columns = header(csv);
            checkAddress(columns);
            log.info("{}", startLine(columns, lines - 1));
            publish(csv, columns, lines - 1);
        }
    }

    private Columns header(CsvFile csv) {
        try {
            if (csv.hasNext()) {
                return Columns.of(file.toString(), csv.next().cells());
            }
        } catch (BadRowException e) {
            throw new ReplayException(file + ":1: " + e.getMessage());
        }
        throw new ReplayException(file + " is empty; the first row must name the columns");
    }

    private void checkAddress(Columns columns) {
        if (columns.location().isEmpty() && properties.location() == null) {
            throw new ReplayException(
                    file + " has no column location: name one with --location=NAME");
        }
        if (columns.device().isEmpty() && properties.device() == null) {
            throw new ReplayException(file + " has no column device: name one with --device=NAME");
        }
    }

    private void publish(CsvFile csv, Columns columns, long rows) throws InterruptedException {
        MqttConnection connection =
                mqtt.connection(
                        new PublishingOwner(clientId()),
                        properties.inFlight(),
                        properties.inFlight());
        connection.open();
        try (connection;
                ReplayProgress progress = new ReplayProgress(file.toString(), rows)) {
            connection.awaitConnected();
            progress.start();
            RowPublisher publisher =
                    new RowPublisher(
                            connection,
                            progress,
                            properties.replaySpeed(),
                            clock,
                            signal::isStopping);
            JacksonIOException broken = publishAll(publisher, csv, columns);
            connection.drain();
            finish(progress);
            if (broken != null) {
                throw new ReplayException(
                        "%s:%d: cannot be read any further: %s"
                                .formatted(file, csv.line(), broken.getOriginalMessage()));
            }
        }
    }

    /**
     * Returns what made the rest of the file unreadable: what came before it counts all the same.
     */
    private @Nullable JacksonIOException publishAll(
            RowPublisher publisher, CsvFile csv, Columns columns) throws InterruptedException {
        try {
            publisher.publishAll(
                    csv,
                    new RowParser(
                            columns,
                            new Timestamps(site.zone()),
                            new CellValues(site),
                            properties.location(),
                            properties.device()));
            return null;
        } catch (JacksonIOException e) {
            return e;
        }
    }

    private void finish(ReplayProgress progress) {
        log.info("{}", progress.summary());
        if (signal.isStopping()) {
            outcome.failed("Replay was stopped before its end");
        }
        if (progress.unheard() > 0) {
            log.warn(
                    "{} messages were acknowledged while nobody was subscribed: they are lost;"
                            + " start acquisition-service first",
                    progress.unheard());
        }
        if (progress.missing() > 0) {
            outcome.failed("Messages that the broker has refused: " + progress.missing());
        }
    }

    private String clientId() {
        String subject = properties.device() == null ? "file" : properties.device();
        return site.site() + "-replay-" + subject;
    }

    private String startLine(Columns columns, long rows) {
        return "Replaying %s on site %s: %,d rows, %s, columns %s, %s; broker %s"
                .formatted(
                        file,
                        site.site(),
                        rows,
                        columns.layout() instanceof Columns.WideForm ? "wide" : "long",
                        columns.names(),
                        properties.replaySpeed(),
                        mqtt.url());
    }
}
