package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.WebSlice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that pretend: about the path, the host, the way, the method. */
interface ForgedRequests {

    RunningDashboard dashboard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/%2e%2e%2fapplication.yml",
                "/assets/%252e%252e%252fapplication.yml",
                "/assets/..;/application.yml",
                "/assets/..%5capplication.yml",
                "/assets/..\\application.yml",
                "/assets/%c0%ae%c0%ae/application.yml",
                "/assets/application.yml",
                "/assets//../application.yml",
                "/assets/live.js%00.css",
                "/assets/live.js;x=1",
                "//application.yml",
                "/webjars/../application.yml",
                "/webjars/chart.js/%2e%2e/%2e%2e/%2e%2e/application.yml",
                "/webjars/..%2f..%2fapplication.yml",
                "/swagger-ui/../application.yml",
                "/swagger-ui/%2e%2e%2f%2e%2e%2fapplication.yml",
                "/api/v1/sites/..%2f..%2fx",
                "/api/v1/sites/%2e%2e",
                "/api/v1/sites/home%00",
                "/api/v1/sites/*/rejected",
                "/api/v1/sites/_all/rejected",
                "/api/v1/sites/home,tributary-audit/rejected",
                "/api/v1/sites/home/devices/..%2fNodeMCU1",
                "/api/v1/sites/home/devices/*",
                "/api/v1/sites/home/rejected/..",
                "/api/v1/sites/home/commands/%2e%2e%2fx",
                "/api/v1/users/..",
                "/sites/..%2f..%2fx",
                "/sites/home/locations/..%2fx"
            })
    default void pathLeadsNowhereElse(String path) {
        for (String login : new String[] {RawHttp.BASIC, "X-None: a"}) {
            RawHttp.Answer answer = raw().get(path, login);

            assertThat(answer.status()).as(answer.toString()).isIn(302, 400, 401, 404);
            assertThat(answer.body()).doesNotContain("spring:", "bootstrap-servers", "HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sites/home", "/swagger-ui.html", "/v3/api-docs", "/actuator"})
    default void hostThatWasAskedForIsNamedNowhere(String path) {
        String[] forged = {
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Prefix: /evil.example",
            "Forwarded: host=evil.example;proto=https",
            "Accept: text/html,*/*"
        };
        RawHttp.Answer stranger = raw().get(path, forged);
        String[] known = forged.clone();
        known[1] = RawHttp.BASIC;

        assertThat(stranger.toString() + raw().get(path, known)).doesNotContain("evil.example");
        assertThat(stranger.header("Location").orElse("/")).startsWith("/");
        assertThat(stranger.header("Set-Cookie").orElse("")).doesNotContain("Secure");
    }

    @Test
    default void pageAskedForBeforeTheLoginIsFoundAfterItOnThisHost() {
        try (Visitor visitor = new Visitor(dashboard().address())) {
            visitor.get("/login");
            RawHttp.Answer asked =
                    raw().get(
                                    "/sites/home?a=%2f%2fevil.example",
                                    "Host: evil.example",
                                    "Accept: text/html",
                                    "Cookie: " + visitor.cookie());
            assertThat(asked.header("Location")).contains("/login");

            assertThat(visitor.logIn("admin", WebSlice.PASSWORD).headers().firstValue("Location"))
                    .contains("/sites/home?a=%2f%2fevil.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?continue=https://evil.example/",
                "/login?redirect=//evil.example",
                "/login?url=https:evil.example"
            })
    default void loginLeadsToNoOtherSite(String address) {
        try (Visitor visitor = new Visitor(dashboard().address())) {
            String page = visitor.get(address, "Referer", "https://evil.example/").body();

            assertThat(
                            visitor.post(
                                            address,
                                            page,
                                            Map.of(
                                                    "username",
                                                    "admin",
                                                    "password",
                                                    WebSlice.PASSWORD))
                                    .headers()
                                    .firstValue("Location"))
                    .contains("/");
        }
    }

    @Test
    default void addressOfTheClientIsThatOfItsConnection() {
        int status = 0;
        for (int i = 0; i < 6; i++) {
            status =
                    raw().get(
                                    "/api/v1/sites",
                                    "Authorization: Basic bWFsbG9yeTp3cm9uZw==",
                                    "X-Forwarded-For: 192.0.2." + i,
                                    "X-Real-IP: 192.0.2." + i,
                                    "Forwarded: for=192.0.2." + i)
                            .status();
        }

        assertThat(status).isEqualTo(429);
    }

    @Test
    default void methodIsTheOneThatIsSent() {
        String override = "X-HTTP-Method-Override: DELETE";
        RawHttp.Answer trace = raw().ask("TRACE", "/login", "", "Cookie: secret=1", RawHttp.BASIC);

        assertThat(trace.status()).isEqualTo(405);
        assertThat(trace.body()).doesNotContain("secret");
        assertThat(raw().ask("CONNECT", "evil.example:443", "").status()).isBetween(400, 501);
        assertThat(raw().ask("PROPFIND", "/api/v1/sites", "", RawHttp.BASIC).status())
                .isEqualTo(400);
        assertThat(
                        raw().ask(
                                        "POST",
                                        "/api/v1/tokens/01a1f7a2-57b5-7430-a1eb-0b654f9e0173?_method=DELETE",
                                        "",
                                        RawHttp.BASIC,
                                        override,
                                        "Content-Length: 0")
                                .status())
                .isEqualTo(405);
    }

    private RawHttp raw() {
        return new RawHttp(dashboard().address());
    }
}
