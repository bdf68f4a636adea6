package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.identity.TokenDesk;
import io.tributary.dashboard.identity.UserDesk;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Old records of users and tokens were read, and not yet that they are disabled and revoked. */
@WebSlice
@DirtiesContext
class StillReadingTests {

    private static final String PART = "identity, to its end";
    private static final String PASSWORD = "correct horse battery";
    private static final UserName DAN = UserName.of("dan");
    private static final Actor ADMIN = new Actor("admin", null, null);

    private final MockMvcTester mvc;
    private final Loading loading;
    private final UserDesk users;
    private final TokenDesk tokens;

    StillReadingTests(MockMvcTester mvc, Loading loading, UserDesk users, TokenDesk tokens) {
        this.mvc = mvc;
        this.loading = loading;
        this.users = users;
        this.tokens = tokens;
    }

    @BeforeEach
    void knowDan() {
        try {
            users.require(DAN);
        } catch (RuntimeException e) {
            users.create(DAN, Role.ADMINISTRATOR, PASSWORD, ADMIN);
        }
    }

    @AfterEach
    void readToTheEnd() {
        loading.done(PART);
    }

    @Test
    void noTokenIsTakenWhetherItIsFoundOrNot() {
        String text = tokens.make(DAN, "t", Role.VIEWER, Duration.ofHours(1), by()).text();
        loading.expect(PART);

        assertIsAskedToComeBack(sites("Bearer " + text));
        assertIsAskedToComeBack(
                sites("Bearer trb_01a1f7a2-57b5-7430-a1eb-0b654f9e0173_" + "A".repeat(43)));
        loading.done(PART);
        assertThat(sites("Bearer " + text)).hasStatusOk();
    }

    @Test
    void noPasswordIsTakenButTheAdministrators() {
        loading.expect(PART);

        assertIsAskedToComeBack(
                mvc.get().uri("/api/v1/users").with(httpBasic("dan", PASSWORD)).exchange());
        assertThat(logIn("dan", PASSWORD)).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(logIn("admin", WebSlice.PASSWORD)).hasRedirectedUrl("/");
        assertThat(mvc.get().uri("/api/v1/users").with(httpBasic("admin", WebSlice.PASSWORD)))
                .hasStatusOk();
    }

    @Test
    void noSessionIsTakenAndNoneIsEnded() {
        MockHttpSession session =
                (MockHttpSession)
                        Objects.requireNonNull(
                                logIn("dan", PASSWORD).getRequest().getSession(false));
        loading.expect(PART);

        assertThat(page(session)).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        loading.done(PART);
        assertThat(page(session)).hasStatusOk();
    }

    private static Actor by() {
        return new Actor(DAN.value(), null, null);
    }

    private MvcTestResult page(MockHttpSession session) {
        return mvc.get()
                .uri("/users")
                .accept(MediaType.TEXT_HTML)
                .session(session)
                .exchange();
    }

    private MvcTestResult sites(String authorization) {
        return mvc.get()
                .uri("/api/v1/sites")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private MvcTestResult logIn(String name, String password) {
        return mvc.post()
                .uri("/login")
                .param("username", name)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private static void assertIsAskedToComeBack(MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader(HttpHeaders.RETRY_AFTER, "2")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:service-unavailable");
    }
}
