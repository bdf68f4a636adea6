package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are larger than anything that is taken. */
interface OversizedRequests {

    String JSON = "Content-Type: application/json";
    String FORM = "Content-Type: application/x-www-form-urlencoded";
    String PARTS = "Content-Type: multipart/form-data; boundary=x";
    String TOKENS = "/api/v1/tokens";

    RunningDashboard dashboard();

    @ParameterizedTest
    @CsvSource({"/login, 9000, 0", "/api/v1/sites, 9000, 0", "/login, 0, 9000"})
    default void addressOrHeaderBeyondEightKilobytesIsRefused(String path, int query, int header) {
        RawHttp.Answer answer =
                raw().get(path + "?" + "a".repeat(query), "X-Long: " + "a".repeat(header));

        assertRefused(answer, 400);
        assertThat(answer.body()).contains("longer than 8 KB").doesNotContain("Tomcat");
    }

    @Test
    default void moreHeadersOrParametersThanAnyRequestHasAreRefused() {
        String[] headers = new String[150];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = "X-" + i + ": a";
        }
        String parameters = "a&".repeat(3_000);

        assertRefused(raw().get("/login", headers), 400);
        assertRefused(raw().get("/login?" + parameters), 400);
        assertRefused(raw().ask("POST", "/login", parameters, FORM, length(parameters)), 400);
    }

    @ParameterizedTest
    @CsvSource({
        TOKENS + ", " + JSON,
        "/login, " + FORM,
        "/login, " + PARTS,
        TOKENS + ", " + PARTS,
        "/nobody/takes/it, Content-Type: text/plain"
    })
    default void bodyThatSaysHowLongItIsIsRefusedBeforeItIsRead(String path, String type) {
        RawHttp.Answer answer =
                raw().ask("POST", path, "", RawHttp.BASIC, type, "Content-Length: 9000000000");

        assertRefused(answer, 413);
        assertThat(answer.body()).contains("urn:tributary:problem:too-large", "65536 bytes");
    }

    @ParameterizedTest
    @CsvSource({TOKENS + ", " + JSON + ", {\"title\":\"", "/login, " + FORM + ", username="})
    default void bodyThatNeverEndsIsRefusedAndNotReadOn(String path, String type, String begin)
            throws IOException {
        byte[] more =
                ("8000\r\n" + "a".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try (Socket socket = raw().connect()) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: a\r\n%s\r\n%s\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n"
                            .formatted(path, RawHttp.BASIC, type, begin.length(), begin);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().available() == 0 && sent < 100_000_000) {
                socket.getOutputStream().write(more);
                sent += more.length;
            }
            byte[] status = socket.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        } catch (SocketException e) {
            // ended while we were sending
            assertThat(sent).isPositive();
        }
        assertThat(sent).isLessThan(20_000_000);
    }

    @ParameterizedTest
    @CsvSource({"[, 400", "'{\"title\":[', 422", "'{\"a\":', 400"})
    default void deeplyNestedJsonIsRefused(String nested, int status) {
        String body = nested.repeat(65_000 / nested.length());

        RawHttp.Answer answer = raw().ask("POST", TOKENS, body, RawHttp.BASIC, JSON, length(body));

        assertThat(answer.status()).isBetween(400, status);
        assertProblem(answer);
    }

    @Test
    default void hugePasswordCostsNoSlowHash() {
        Visitor visitor = new Visitor(dashboard().address());
        String huge = "a".repeat(20_000);
        long began = System.nanoTime();

        for (int i = 0; i < 4; i++) {
            assertThat(visitor.logIn(huge, huge).headers().firstValue("Location"))
                    .contains("/login?error");
        }
        assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
        visitor.close();
    }

    @Test
    default void ambiguousLengthIsRefused() {
        assertRefused(
                raw().ask(
                                "POST",
                                TOKENS,
                                "{}",
                                RawHttp.BASIC,
                                JSON,
                                "Content-Length: 2",
                                "Content-Length: 3"),
                400);
        assertRefused(
                raw().ask("POST", TOKENS, "", RawHttp.BASIC, JSON, "Content-Length: -1"), 400);
        assertThat(
                        raw().ask(
                                        "POST",
                                        TOKENS,
                                        "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n",
                                        RawHttp.BASIC,
                                        JSON,
                                        "Content-Length: 40",
                                        "Transfer-Encoding: chunked")
                                .body())
                .doesNotContain("HTTP/1.1");
    }

    private RawHttp raw() {
        return new RawHttp(dashboard().address());
    }

    private static String length(String body) {
        return "Content-Length: " + body.length();
    }

    private static void assertRefused(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).as(answer.head()).isEqualTo(status);
        assertProblem(answer);
    }

    private static void assertProblem(RawHttp.Answer answer) {
        assertThat(answer.header("Content-Type").orElse(""))
                .as(answer.toString())
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + answer.status());
    }
}
