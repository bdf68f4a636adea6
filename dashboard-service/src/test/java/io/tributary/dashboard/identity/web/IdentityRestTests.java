package io.tributary.dashboard.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.jayway.jsonpath.JsonPath;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.Trail;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebSlice
@DirtiesContext
class IdentityRestTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String COMMAND =
            "/api/v1/sites/home/locations/room1/actuators/light/commands";
    private static final RequestPostProcessor ADMIN = httpBasic("admin", WebSlice.PASSWORD);

    private final MockMvcTester mvc;
    private final Trail trail;
    private final TestClock clock;

    IdentityRestTests(MockMvcTester mvc, Trail trail, TestClock clock) {
        this.mvc = mvc;
        this.trail = trail;
        this.clock = clock;
    }

    @Test
    void userIsCreatedAndTellsNothingOfThePassword() {
        MvcTestResult answer = create("carla", "operator");

        assertThat(answer)
                .hasStatus(HttpStatus.CREATED)
                .hasHeader(HttpHeaders.LOCATION, "/api/v1/users/carla")
                .bodyText()
                .contains("\"role\":\"operator\"", "\"disabled\":false")
                .doesNotContain("assword");
        assertThat(get("/api/v1/users", ADMIN))
                .bodyText()
                .contains("carla")
                .doesNotContain("pbkdf2");
        assertThat(create("carla", "viewer")).hasStatus(HttpStatus.CONFLICT);
        assertThat(trail.of("admin")).contains(AuditAction.USER_CREATED);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, /api/v1/sites, 200",
        "viewer, POST, " + COMMAND + ", 403",
        "viewer, GET, /api/v1/users, 403",
        "operator, POST, " + COMMAND + ", 202",
        "operator, GET, /api/v1/users, 403",
        "administrator, POST, " + COMMAND + ", 202",
        "administrator, GET, /api/v1/users, 200"
    })
    void roleDecidesWhatMayBeDone(String role, String method, String path, int status) {
        create("r-" + role, role);

        assertThat(
                        mvc.method(HttpMethod.valueOf(method))
                                .uri(path)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"value\":\"ON\"}")
                                .with(httpBasic("r-" + role, PASSWORD)))
                .hasStatus(HttpStatus.valueOf(status));
    }

    @Test
    void pageOfAnotherRoleCannotSendItsForms() {
        create("vera", "viewer");
        MockHttpSession session = logIn("vera", PASSWORD);

        assertThat(mvc.get().uri("/sites/home").session(session)).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri(
                                        "/sites/home/rejected/01a1f7a2-57b5-7430-a1eb-0b654f9e0173/replay")
                                .session(session)
                                .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void sessionEndsWithItsPasswordAndWithItsUser() {
        create("sam", "viewer");
        MockHttpSession session = logIn("sam", PASSWORD);
        assertThat(mvc.get().uri("/sites/home").session(session)).hasStatusOk();

        assertThat(
                        send(
                                mvc.put().uri("/api/v1/users/sam/password"),
                                "{\"password\":\"another good one\"}",
                                ADMIN))
                .hasStatusOk();

        assertThat(mvc.get().uri("/sites/home").session(session)).hasStatus(HttpStatus.FOUND);
        MockHttpSession second = logIn("sam", "another good one");
        assertThat(send(mvc.patch().uri("/api/v1/users/sam"), "{\"disabled\":true}", ADMIN))
                .hasStatusOk();
        assertThat(mvc.get().uri("/sites/home").session(second)).hasStatus(HttpStatus.FOUND);
        assertThat(get("/api/v1/sites", httpBasic("sam", "another good one")))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void roleOfASessionIsTheOneItsUserHasNow() {
        create("otto", "operator");
        MockHttpSession session = logIn("otto", PASSWORD);

        send(mvc.patch().uri("/api/v1/users/otto"), "{\"role\":\"viewer\"}", ADMIN);

        assertThat(
                        mvc.post()
                                .uri(COMMAND)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"value\":\"ON\"}")
                                .session(session)
                                .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void tokenActsInItsOwnersNameUntilItIsRevoked() throws UnsupportedEncodingException {
        create("tom", "operator");
        MvcTestResult made = token("tom", "operator", "PT1H");
        String text = JsonPath.read(made.getResponse().getContentAsString(), "$.text");
        String id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");

        assertThat(made)
                .hasStatus(HttpStatus.CREATED)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        assertThat(withToken(text)).hasStatus(HttpStatus.ACCEPTED).bodyText().contains("\"tom\"");
        assertThat(get("/api/v1/tokens", httpBasic("tom", PASSWORD)))
                .bodyText()
                .contains(id)
                .doesNotContain("trb_");
        assertThat(send(mvc.delete().uri("/api/v1/tokens/" + id), "", httpBasic("tom", PASSWORD)))
                .hasStatusOk();
        assertThat(withToken(text)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(trail.of("tom"))
                .containsSubsequence(
                        AuditAction.TOKEN_CREATED,
                        AuditAction.COMMANDED,
                        AuditAction.TOKEN_REVOKED);
    }

    @Test
    void tokenMayDoNoMoreThanItsScopeAndItsOwner() throws UnsupportedEncodingException {
        create("uma", "operator");
        assertThat(token("uma", "administrator", "PT1H")).hasStatus(HttpStatus.FORBIDDEN);
        String reading = text(token("uma", "viewer", "PT1H"));
        String commanding = text(token("uma", "operator", "PT1H"));

        assertThat(withToken(reading)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(withToken(commanding)).hasStatus(HttpStatus.ACCEPTED);
        send(mvc.patch().uri("/api/v1/users/uma"), "{\"role\":\"viewer\"}", ADMIN);
        assertThat(withToken(commanding)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void tokenHasNoHeirs() throws UnsupportedEncodingException {
        create("ulf", "operator");
        MvcTestResult made = token("ulf", "viewer", "PT1M");
        MvcTestResult other = token("ulf", "operator", "PT1H");

        assertThat(
                        withToken(
                                text(made),
                                mvc.post().uri("/api/v1/tokens"),
                                """
                                {"title":"heir","role":"viewer","lasts":"P366D"}"""))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("password");
        assertThat(withToken(text(made), mvc.delete().uri(place(other)), ""))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(withToken(text(made), mvc.delete().uri(place(made)), "")).hasStatusOk();
        assertThat(withToken(text(other))).hasStatus(HttpStatus.ACCEPTED);
    }

    @Test
    void tokenEndsByItself() throws UnsupportedEncodingException {
        create("ute", "operator");
        String text = text(token("ute", "operator", "PT1H"));

        clock.advance(Duration.ofHours(1));

        assertThat(withToken(text)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense",
        "trb_01a1f7a2-57b5-7430-a1eb-0b654f9e0173_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void tokenThatIsNoneIsRefused(String text) {
        assertThat(withToken(text)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void tokenOfAnotherIsNeitherSeenNorRevoked() throws UnsupportedEncodingException {
        create("wim", "viewer");
        create("xia", "viewer");
        String id =
                JsonPath.read(
                        token("wim", "viewer", "PT1H").getResponse().getContentAsString(), "$.id");

        assertThat(get("/api/v1/tokens", httpBasic("xia", PASSWORD))).bodyText().doesNotContain(id);
        assertThat(send(mvc.delete().uri("/api/v1/tokens/" + id), "", httpBasic("xia", PASSWORD)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/v1/tokens", ADMIN)).bodyText().contains(id);
    }

    @Test
    void guessingIsSlowedAndToldInTheTrail() {
        create("yan", "viewer");
        for (int i = 0; i < 5; i++) {
            assertThat(get("/api/v1/sites", httpBasic("yan", "wrong " + i)))
                    .hasStatus(HttpStatus.UNAUTHORIZED);
        }

        assertThat(get("/api/v1/sites", httpBasic("yan", PASSWORD)))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .containsHeader(HttpHeaders.RETRY_AFTER);
        assertThat(trail.of("yan")).contains(AuditAction.LOGIN_FAILED, AuditAction.LOGIN_THROTTLED);
        assertThat(trail.events.toString()).doesNotContain("wrong");
    }

    @Test
    void passwordThatIsRightIsInTheTrailOnceAndAgainAfterAGuess() {
        create("rita", "viewer");
        get("/api/v1/sites", httpBasic("rita", PASSWORD));
        get("/api/v1/sites", httpBasic("rita", PASSWORD));
        assertThat(trail.of("rita")).containsExactly(AuditAction.LOGGED_IN);

        get("/api/v1/sites", httpBasic("rita", "a guess"));
        get("/api/v1/sites", httpBasic("rita", PASSWORD));
        get("/api/v1/sites", httpBasic("rita", PASSWORD));
        assertThat(trail.of("rita"))
                .containsExactly(
                        AuditAction.LOGGED_IN, AuditAction.LOGIN_FAILED, AuditAction.LOGGED_IN);
    }

    @Test
    void loginByTheFormIsInTheTrailOnce() {
        create("zita", "viewer");
        logIn("zita", PASSWORD);

        assertThat(trail.of("zita")).containsExactly(AuditAction.LOGGED_IN);
    }

    @Test
    void loginsByTheFormAndLogoutsAreInTheTrail() {
        create("zoe", "viewer");
        MockHttpSession session = logIn("zoe", PASSWORD);
        mvc.post().uri("/logout").session(session).with(csrf()).exchange();

        assertThat(trail.of("zoe")).containsExactly(AuditAction.LOGGED_IN, AuditAction.LOGGED_OUT);
        assertThat(trail.events)
                .filteredOn(event -> event.actor().equals("zoe"))
                .extracting(AuditEvent::address)
                .containsOnly("127.0.0.1");
    }

    @Test
    void whatTheRoleForbidsIsInTheTrailOnceHoweverOftenItIsTried() {
        create("nora", "viewer");
        MockHttpSession session = logIn("nora", PASSWORD);
        for (int i = 0; i < 3; i++) {
            get("/api/v1/users", httpBasic("nora", PASSWORD));
            assertThat(mvc.get().uri("/users").session(session)).hasStatus(HttpStatus.FORBIDDEN);
        }

        assertThat(trail.of("nora"))
                .startsWith(AuditAction.LOGGED_IN, AuditAction.LOGGED_IN, AuditAction.FORBIDDEN)
                .hasSizeLessThan(6);
        assertThat(trail.events).anyMatch(event -> "GET /api/v1/users".equals(event.target()));
    }

    @Test
    void tokenThatIsRefusedIsInTheTrailWithItsOwnerAndWithoutItsText()
            throws UnsupportedEncodingException {
        create("olga", "operator");
        String text = text(token("olga", "viewer", "PT1H"));
        assertThat(withToken(text)).hasStatus(HttpStatus.FORBIDDEN);
        clock.advance(Duration.ofHours(1));
        assertThat(withToken(text)).hasStatus(HttpStatus.UNAUTHORIZED);
        withToken(text.substring(0, text.length() - 9) + "forgotten");

        assertThat(trail.of("olga"))
                .containsExactly(
                        AuditAction.LOGGED_IN,
                        AuditAction.TOKEN_CREATED,
                        AuditAction.FORBIDDEN,
                        AuditAction.TOKEN_REFUSED);
        assertThat(trail.events)
                .filteredOn(event -> event.action() == AuditAction.TOKEN_REFUSED)
                .extracting(AuditEvent::actor, AuditEvent::detail)
                .contains(
                        tuple("olga", "past its time"), tuple("(unknown token)", "no such token"));
        assertThat(trail.events.toString()).doesNotContain("trb_");
    }

    /** A password may be changed because somebody saw it; scripts go on meanwhile. */
    @Test
    void tokensOutliveTheirOwnersPassword() throws UnsupportedEncodingException {
        create("pia", "operator");
        String text = text(token("pia", "operator", "PT1H"));

        send(
                mvc.put().uri("/api/v1/users/pia/password"),
                "{\"password\":\"another good one\"}",
                ADMIN);

        assertThat(get("/api/v1/sites", httpBasic("pia", PASSWORD)))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(withToken(text)).hasStatus(HttpStatus.ACCEPTED);
        send(mvc.patch().uri("/api/v1/users/pia"), "{\"disabled\":true}", ADMIN);
        assertThat(withToken(text)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(trail.events)
                .anyMatch(event -> "its owner may not log in".equals(event.detail()));
    }

    private MvcTestResult create(String name, String role) {
        return send(
                mvc.post().uri("/api/v1/users"),
                """
                {"name":"%s","role":"%s","password":"%s"}"""
                        .formatted(name, role, PASSWORD),
                ADMIN);
    }

    private MvcTestResult token(String owner, String role, String lasts) {
        return send(
                mvc.post().uri("/api/v1/tokens"),
                """
                {"title":"script","role":"%s","lasts":"%s"}"""
                        .formatted(role, lasts),
                httpBasic(owner, PASSWORD));
    }

    private static String text(MvcTestResult made) throws UnsupportedEncodingException {
        return JsonPath.read(made.getResponse().getContentAsString(), "$.text");
    }

    private MvcTestResult withToken(String text) {
        return mvc.post()
                .uri(COMMAND)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"value\":\"ON\"}")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + text)
                .exchange();
    }

    private static MvcTestResult withToken(
            String text, MockMvcRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + text)
                .exchange();
    }

    private static String place(MvcTestResult made) {
        return Objects.requireNonNull(made.getResponse().getHeader(HttpHeaders.LOCATION));
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private static MvcTestResult send(
            MockMvcRequestBuilder request, String body, RequestPostProcessor who) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(who).exchange();
    }

    private MockHttpSession logIn(String name, String password) {
        MvcTestResult answer =
                mvc.post()
                        .uri("/login")
                        .param("username", name)
                        .param("password", password)
                        .with(csrf())
                        .exchange();
        assertThat(answer).hasRedirectedUrl("/");
        return (MockHttpSession) Objects.requireNonNull(answer.getRequest().getSession(false));
    }
}
