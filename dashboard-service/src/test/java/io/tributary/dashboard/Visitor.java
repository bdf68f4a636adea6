package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser whose cookie can be looked at, and which follows nothing by itself. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("(TRIBUTARY_SESSION=[^;]+)");

    private final HttpClient http;
    private final URI address;
    private String cookie = "";
    private String setCookie = "";

    Visitor(URI address) {
        this(address, HttpClient.newHttpClient());
    }

    Visitor(URI address, HttpClient http) {
        this.address = address;
        this.http = http;
    }

    /** As it is sent; empty for none. */
    String cookie() {
        return cookie;
    }

    void useCookie(String cookie) {
        this.cookie = cookie;
    }

    /** As the server set it last, with its flags. */
    String setCookie() {
        return setCookie;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> logIn(String name, String password) {
        String page = get("/login").body();
        return post("/login", page, Map.of("username", name, "password", password));
    }

    /** Sends a form with the token of the page. */
    HttpResponse<String> post(String path, String page, Map<String, String> form) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&", "", "&_csrf=" + encoded(token.group(1))));
        return send(
                request(path, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/html,*/*");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            answer.headers().firstValue("Set-Cookie").ifPresent(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        Matcher session = COOKIE.matcher(header);
        if (session.find()) {
            setCookie = header;
            cookie = session.group(1);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
