package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.support.WebSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class SecurityTests {

    private static final String COMMAND =
            "/api/v1/sites/home/locations/room1/actuators/light/commands";

    private final MockMvcTester mvc;

    SecurityTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sites/home", "/sites/home/locations/room1", "/nothing/here"})
    void pageWithoutLoginLeadsToTheLoginPage(String path) {
        assertThat(mvc.get().uri(path).accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sites",
                "/api/v1/sites/home/stream",
                "/api/nothing",
                "/actuator/prometheus"
            })
    void restWithoutLoginIsAProblemThatAsksForBasicAuthentication(String path) {
        assertThat(mvc.get().uri(path))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Basic realm=\"Tributary\", charset=\"UTF-8\"")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:unauthenticated");
    }

    @Test
    void browserIsNotMadeToAskForAPassword() {
        assertThat(mvc.get().uri("/api/v1/sites").header("X-Requested-With", "page"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
        assertThat(mvc.get().uri("/api/v1/sites/home/stream").accept(MediaType.TEXT_EVENT_STREAM))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
    }

    @Test
    void scriptLogsInWithEveryRequestAndGetsNoSession() {
        assertThat(mvc.get().uri("/api/v1/sites").with(httpBasic("admin", WebSlice.PASSWORD)))
                .hasStatusOk()
                .doesNotContainHeader(HttpHeaders.SET_COOKIE);
        assertThat(mvc.get().uri("/api/v1/sites").with(httpBasic("admin", "wrong")))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/api/v1/sites").with(httpBasic("eva", WebSlice.PASSWORD)))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void formLogsIn() {
        assertThat(
                        mvc.post()
                                .uri("/login")
                                .param("username", "admin")
                                .param("password", WebSlice.PASSWORD)
                                .with(csrf()))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/");
        assertThat(
                        mvc.post()
                                .uri("/login")
                                .param("username", "admin")
                                .param("password", "wrong")
                                .with(csrf()))
                .hasRedirectedUrl("/login?error");
    }

    @Test
    void formWithoutItsTokenIsRefused() {
        assertThat(
                        mvc.post()
                                .uri("/login")
                                .param("username", "admin")
                                .param("password", WebSlice.PASSWORD))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post().uri("/logout").with(user("admin").roles("ADMINISTRATOR")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void sessionNeedsItsTokenToCommandAndAScriptDoesNot() {
        assertThat(
                        mvc.post()
                                .uri(COMMAND)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"value\":\"ON\"}")
                                .with(user("admin").roles("ADMINISTRATOR")))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:forbidden");
        assertThat(
                        mvc.post()
                                .uri(COMMAND)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"value\":\"ON\"}")
                                .with(user("admin").roles("ADMINISTRATOR"))
                                .with(csrf()))
                .hasStatus(HttpStatus.ACCEPTED);
        assertThat(
                        mvc.post()
                                .uri(COMMAND)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"value\":\"ON\"}")
                                .with(httpBasic("admin", WebSlice.PASSWORD)))
                .hasStatus(HttpStatus.ACCEPTED);
    }

    @Test
    void basicAuthenticationCannotBeUsedByAFormOfAnotherSite() {
        assertThat(
                        mvc.post()
                                .uri(COMMAND)
                                .contentType(MediaType.TEXT_PLAIN)
                                .content("{\"value\":\"ON\"}")
                                .with(httpBasic("admin", WebSlice.PASSWORD)))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/assets/base.css", "/assets/live.js", "/assets/icon.svg"})
    void loginPageAndItsAssetsAreOpen(String path) {
        assertThat(mvc.get().uri(path)).hasStatusOk();
    }

    @Test
    void documentationIsShownAfterLoginOnly() {
        assertThat(mvc.get().uri("/v3/api-docs")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/v3/api-docs.yaml")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/v3/api-docs/swagger-config")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/swagger-ui.html"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/login");
        assertThat(mvc.get().uri("/swagger-ui/index.html"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/login");
        assertThat(mvc.get().uri("/swagger-ui/index.html").with(httpBasic("admin", "wrong")))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void scriptIsToldItsQuota() {
        assertThat(mvc.get().uri("/api/v1/sites").with(httpBasic("admin", WebSlice.PASSWORD)))
                .hasHeader("RateLimit-Policy", "\"user\";q=6000;w=10")
                .containsHeader("RateLimit");
    }

    @Test
    void pagesMayOnlyUseWhatThisServiceServes() {
        MvcTestResult answer = mvc.get().uri("/login").exchange();

        assertThat(answer)
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .hasHeader("Referrer-Policy", "same-origin")
                .hasHeader("Cross-Origin-Opener-Policy", "same-origin");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }
}
