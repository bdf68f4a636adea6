package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.WebSlice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets from files, TLS, and the administrator's password changed by file and restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class RotationIntegrationTests {

    private static final String FIRST = "the first password, ñ";
    private static final String SECOND = "another password, 2";
    private static final String KEY_PASSWORD = "only for this test";

    private Path files;
    private Path sessions;
    private Path keys;

    @BeforeAll
    void makeKeys(@TempDir Path directory) throws Exception {
        try (Edge edge = new Edge(Servers.kafka())) {
            assertThat(edge).isNotNull();
        }
        files = Files.createDirectories(directory.resolve("secrets"));
        sessions = Files.createDirectories(directory.resolve("sessions"));
        keys = directory.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storepass",
                                KEY_PASSWORD,
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    @Test
    void anotherPasswordOfTheAdministratorEndsTheOldOneAndItsSessionsAndTheSameDoesNot(
            CapturedOutput output) throws Exception {
        String cookie;
        String loggedOut;
        Files.writeString(files.resolve("tributary.administrator.password"), FIRST + "\n");
        try (RunningDashboard first = start();
                Visitor visitor = overTls(first)) {
            assertThat(visitor.logIn("admin", FIRST).headers().firstValue("Location"))
                    .contains("/");
            loggedOut = visitor.cookie();
            visitor.post("/logout", visitor.get("/tokens").body(), Map.of());
            visitor.useCookie("");
            HttpResponse<String> login = visitor.logIn("admin", FIRST);
            cookie = visitor.cookie();

            assertThat(visitor.setCookie()).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
            assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertTold(visitor, 200);
            assertThat(new RawHttp(first.address()).get("/login").status()).isEqualTo(400);
            assertKeepsSecrets(visitor, output);
        }
        try (RunningDashboard same = start();
                Visitor visitor = overTls(same)) {
            visitor.useCookie(loggedOut);
            assertTold(visitor, 401);
            visitor.useCookie(cookie);
            assertTold(visitor, 200);
        }
        Files.writeString(files.resolve("tributary.administrator.password"), SECOND);
        try (RunningDashboard other = start();
                Visitor visitor = overTls(other)) {
            visitor.useCookie(cookie);
            assertTold(visitor, 401);
            visitor.useCookie("");
            assertThat(visitor.logIn("admin", FIRST).headers().firstValue("Location"))
                    .contains("/login?error");
            assertThat(visitor.logIn("admin", SECOND).headers().firstValue("Location"))
                    .contains("/");
        }
    }

    private static void assertTold(Visitor visitor, int status) {
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(status);
    }

    private static void assertKeepsSecrets(Visitor visitor, CapturedOutput output) {
        String told = output.toString();
        for (String path :
                new String[] {
                    "/actuator/env",
                    "/actuator/configprops",
                    "/actuator/prometheus",
                    "/actuator/health",
                    "/error",
                    "/nothing",
                    "/api/v1/tokens",
                    "/tokens"
                }) {
            told += visitor.get(path).body();
        }
        assertThat(told).doesNotContain(FIRST, KEY_PASSWORD, WebSlice.PASSWORD, "pbkdf2");
        assertThat(told).contains("Tomcat started on port");
    }

    private RunningDashboard start() {
        return RunningDashboard.startWith(
                "logging.level.root=INFO",
                "spring.kafka.bootstrap-servers=" + Servers.kafka(),
                "spring.elasticsearch.uris=http://127.0.0.1:1",
                "spring.config.import=configtree:" + files + "/",
                "server.servlet.session.store-dir=" + sessions,
                "server.ssl.key-store=" + keys,
                "server.ssl.key-store-password=" + KEY_PASSWORD);
    }

    private Visitor overTls(RunningDashboard dashboard)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(keys.toFile(), KEY_PASSWORD.toCharArray());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return new Visitor(
                URI.create("https://127.0.0.1:" + dashboard.address().getPort()),
                HttpClient.newBuilder().sslContext(tls).build());
    }
}
