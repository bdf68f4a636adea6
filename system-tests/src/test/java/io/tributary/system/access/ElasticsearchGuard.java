package io.tributary.system.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tributary.localstack.mqtt.tls.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an Elasticsearch without security, as its own security would: TLS, user and
 * password, and for each request the privileges of the user's role. It is not that security: it
 * knows what the documentation says of the requests that services make, and refuses all others.
 */
public final class ElasticsearchGuard {

    private static final int UNKNOWN = 401;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> HANDED_BACK =
            Set.of("content-type", "x-elastic-product", "warning", "location");

    private final URI behind;
    private final HttpsServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final Map<String, RoleFile> roles = new ConcurrentHashMap<>();
    private final Queue<String> notGiven = new ConcurrentLinkedQueue<>();
    private final AtomicLong withoutLogin = new AtomicLong();
    private volatile @Nullable Integer refusal;

    /** Listens on a free port of 127.0.0.1. */
    ElasticsearchGuard(URI behind, Identity identity) throws IOException, GeneralSecurityException {
        this.behind = behind;
        // else each answer waits for the one before to be acknowledged
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(identity)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    void account(String user, String password, RoleFile role) {
        users.put("Basic " + base64(user + ":" + password), user);
        roles.put(user, role);
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked for and no role gives. */
    public List<String> notGiven() {
        return List.copyOf(notGiven);
    }

    /** Requests that came without user and password. */
    public long withoutLogin() {
        return withoutLogin.get();
    }

    /** Answers everybody so from now on, such as 401 or 403. */
    public void refuse(int status) {
        refusal = status;
    }

    /** No more. */
    public void refuseNobody() {
        refusal = null;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Integer refused = refusal;
            String login = exchange.getRequestHeaders().getFirst("Authorization");
            if (login == null) {
                withoutLogin.incrementAndGet();
            }
            String user = login == null ? null : users.get(login);
            if (refused != null || user == null) {
                int status = refused == null ? UNKNOWN : refused;
                refuse(exchange, status, user == null ? "unable to authenticate" : "is refused");
                return;
            }
            for (Privilege needed :
                    RequestNeeds.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            body)) {
                if (!role(user).gives(needed)) {
                    notGiven.add(user + " needs " + needed);
                    refuse(exchange, 403, "action is unauthorized for user [" + user + "]");
                    return;
                }
            }
            handOn(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RoleFile role(String user) {
        RoleFile role = roles.get(user);
        if (role == null) {
            throw new IllegalStateException(user + " has no role");
        }
        return role;
    }

    private void handOn(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                        .timeout(PATIENCE)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        HttpResponse<byte[]> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (HANDED_BACK.contains(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        answer(exchange, answer.statusCode(), answer.body());
    }

    private static void refuse(HttpExchange exchange, int status, String reason)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-elastic-product", "Elasticsearch");
        if (status == UNKNOWN) {
            exchange.getResponseHeaders()
                    .add("WWW-Authenticate", "Basic realm=\"security\", charset=\"UTF-8\"");
        }
        answer(
                exchange,
                status,
                """
                {"error":{"root_cause":[{"type":"security_exception","reason":"%1$s"}],
                 "type":"security_exception","reason":"%1$s"},"status":%2$d}
                """
                        .formatted(reason, status)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    static SSLContext context(Identity identity) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
