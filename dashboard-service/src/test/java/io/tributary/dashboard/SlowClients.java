package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.telemetry.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that send or take as slowly as they can, at a server that waits six seconds. */
interface SlowClients {

    /** As {@code server.tomcat.connection-timeout}. */
    int PATIENCE_SECONDS = 6;

    /** As {@code server.tomcat.max-connections}. */
    int MOST_CONNECTIONS = 60;

    RunningDashboard dashboard();

    Edge edge();

    @Test
    default void requestThatComesByteByByteIsEndedAndOthersAreServed() throws IOException {
        String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n";
        String json = "Content-Type: application/json\r\nContent-Length: 9999\r\n";
        List<Slow> slow =
                List.of(
                        slow("GET /lo"),
                        slow("GET /login HTTP/1.1\r\nHost: a\r\nX: "),
                        slow("POST /login HTTP/1.1\r\nHost: a\r\n" + form + "\r\nusername="),
                        slow(
                                "POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\n"
                                        + RawHttp.BASIC
                                        + "\r\n"
                                        + json
                                        + "\r\n{\"title\":\""),
                        slow(
                                "POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\n"
                                        + RawHttp.BASIC
                                        + "\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n1000\r\n{\"title\":\""),
                        slow("POST /nobody/reads/it HTTP/1.1\r\nHost: a\r\n" + json + "\r\n"));
        assertThat(dashboard().get("/api/v1/sites").statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS + 4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> slow.stream().filter(each -> !each.isEnded()).toList().isEmpty());
        for (Slow each : slow) {
            each.socket().close();
        }
    }

    @Test
    default void crowdThatSaysNothingLeavesRoomForOthers() throws IOException {
        RawHttp http = new RawHttp(dashboard().address());
        List<Socket> crowd = new ArrayList<>();
        long began = System.nanoTime();
        try {
            for (int i = 0; i < MOST_CONNECTIONS * 3 / 2; i++) {
                Socket socket = http.connect();
                crowd.add(socket);
                if (i % 2 == 0) {
                    write(socket, "GET /login HTTP/1.1\r\nX: ");
                }
            }

            assertThat(http.get("/login").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(PATIENCE_SECONDS - 2));
            assertThat(dashboard().connector().getConnectionCount())
                    .isLessThanOrEqualTo(MOST_CONNECTIONS + 1);
        } finally {
            for (Socket each : crowd) {
                each.close();
            }
        }
    }

    @Test
    default void clientThatDoesNotTakeItsAnswerIsGivenUp() throws IOException {
        dashboard().connector().setProperty("socket.txBufSize", "4096");
        try (Socket socket = new RawHttp(dashboard().address()).connect()) {
            write(
                    socket,
                    ("GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n"
                                    + RawHttp.BASIC
                                    + "\r\n\r\n")
                            .repeat(30));

            await().atMost(Duration.ofSeconds(3 * PATIENCE_SECONDS)).until(() -> !takes(socket));
        }
    }

    @Test
    default void clientThatDoesNotTakeItsEventsIsGivenUpAndALivelyOneIsNot() throws IOException {
        dashboard().connector().setProperty("socket.txBufSize", "4096");
        try (LiveStream lively = dashboard().stream("");
                Socket socket = new RawHttp(dashboard().address()).connect()) {
            write(
                    socket,
                    "GET /api/v1/sites/home/stream HTTP/1.1\r\nHost: a\r\n"
                            + RawHttp.BASIC
                            + "\r\n\r\n");
            await().until(() -> streams() == 2);
            double[] value = {10};

            await().atMost(Duration.ofSeconds(6 * PATIENCE_SECONDS))
                    .pollInterval(Duration.ofMillis(1))
                    .until(
                            () -> {
                                edge().tell(Home.temperature(value[0] += 0.01, Instant.now()));
                                return streams() == 1;
                            });
            edge().tell(Home.temperature(77.7, Instant.now()));
            lively.next("reading", data -> data.toString().contains("77.7"));
        }
    }

    @Test
    default void clientThatReadsSlowlyIsToldTheNewestAndNotAllThatWas() throws IOException {
        dashboard().connector().setProperty("socket.txBufSize", "4096");
        int changes = 20_000;
        try (LiveStream lively = dashboard().stream("");
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(
                    new InetSocketAddress(
                            dashboard().address().getHost(), dashboard().address().getPort()));
            write(
                    socket,
                    "GET /api/v1/sites/home/stream HTTP/1.0\r\nHost: a\r\n"
                            + RawHttp.BASIC
                            + "\r\n\r\n");
            await().until(() -> streams() == 2);
            Readings readings = dashboard().bean(Readings.class);
            Instant now = Instant.now();
            for (int i = 1; i <= changes; i++) {
                readings.accept(
                        new Reading(
                                new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1),
                                Home.TEMPERATURE,
                                new Value.NumberValue(1000 + i),
                                "Cel",
                                now));
            }
            String newest = "\"value\":%d.0".formatted(1000 + changes);
            lively.next("reading", data -> data.toString().contains(newest));

            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            socket.setSoTimeout(PATIENCE_SECONDS * 1000);
            long told = 0;
            for (String line = lines.readLine(); !line.contains(newest); line = lines.readLine()) {
                told += line.startsWith("event:reading") ? 1 : 0;
            }
            assertThat(told).isLessThan(changes / 4);
        }
    }

    private double streams() {
        return dashboard()
                .bean(MeterRegistry.class)
                .get("tributary.dashboard.stream.clients")
                .gauge()
                .value();
    }

    private Slow slow(String first) throws IOException {
        Socket socket = new RawHttp(dashboard().address()).connect();
        socket.setSoTimeout(1);
        write(socket, first);
        return new Slow(socket);
    }

    /** Whether the other end is still there; nothing is read. */
    private static boolean takes(Socket socket) {
        try {
            write(socket, "a");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One that sends a byte whenever it is asked. */
    record Slow(Socket socket) {

        boolean isEnded() {
            try {
                socket.getOutputStream().write('a');
                return socket.getInputStream().skip(10_000) == 0
                        && socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                // reset
                return true;
            }
        }
    }
}
