package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.audit.AuditTrail;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.support.SliceState;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebSlice
@DirtiesContext
class AdministrationPagesTests {

    private static final RequestPostProcessor ADMIN = user("admin").roles("ADMINISTRATOR");
    private static final RequestPostProcessor VIEWER = user("vera").roles("VIEWER");

    private final MockMvcTester mvc;
    private final AuditTrail trail;

    AdministrationPagesTests(MockMvcTester mvc, AuditTrail trail) {
        this.mvc = mvc;
        this.trail = trail;
    }

    @Test
    void userIsMadeByAForm() {
        assertThat(
                        post(
                                "/users",
                                ADMIN,
                                "name",
                                "nina",
                                "role",
                                "operator",
                                "password",
                                "a good long one"))
                .hasRedirectedUrl("/users");

        assertThat(get("/users", ADMIN)).hasStatusOk().bodyText().contains("nina", "Operator:");
    }

    @Test
    void formThatWasLoadedBeforeSomebodyElseDisabledTheUserDoesNotEnableIt() {
        post("/users", ADMIN, "name", "olaf", "role", "operator", "password", "a good long one");
        String loaded = revisionOf("olaf");
        assertThat(change(loaded, "role", "operator", "disabled", "true"))
                .hasRedirectedUrl("/users");

        assertThat(change(loaded, "role", "viewer"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody else was quicker", "Look, and try again");

        assertThat(change(revisionOf("olaf"), "role", "viewer", "disabled", "true"))
                .hasRedirectedUrl("/users");
    }

    private MvcTestResult change(String revision, String... fields) {
        List<String> all = new ArrayList<>(List.of("revision", revision));
        all.addAll(List.of(fields));
        return post("/users/olaf/change", ADMIN, all.toArray(String[]::new));
    }

    private String revisionOf(String user) {
        return body(get("/users", ADMIN))
                .replaceAll(
                        "(?s).*data-user=\""
                                + user
                                + "\".*?name=\"revision\" value=\"(\\d+)\".*",
                        "$1");
    }

    @Test
    void pagesOfAdministratorsAreForThemAlone() {
        assertThat(get("/users", VIEWER)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/audit", VIEWER)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/tokens", VIEWER))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("href=\"/users\"");
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingElse() {
        assertThat(get("/sites/home", VIEWER)).bodyText().doesNotContain("role=\"switch\"");
        assertThat(get("/sites/home", ADMIN)).bodyText().contains("role=\"switch\"");
    }

    @Test
    void textOfATokenIsShownOnceAndItIsRevokedByAForm() {
        MvcTestResult made =
                post("/tokens", VIEWER, "title", "wall display", "role", "viewer", "days", "30");
        assertThat(made).hasRedirectedUrl("/tokens");
        assertThat(String.valueOf(made.getMvcResult().getFlashMap().get("newToken")))
                .startsWith("trb_");

        String page = body(get("/tokens", VIEWER));
        assertThat(page).contains("wall display").doesNotContain("trb_");
        String id = page.replaceAll("(?s).*data-token=\"([^\"]+)\".*", "$1");
        assertThat(post("/tokens/" + id + "/revoke", VIEWER)).hasRedirectedUrl("/tokens");
        assertThat(get("/tokens", VIEWER)).bodyText().doesNotContain(id);
    }

    @Test
    void nameThatSomebodyTriedIsShownAsText() {
        given(trail.page(any(), any(), anyInt()))
                .willReturn(
                        new Page<>(
                                List.of(
                                        new AuditEvent(
                                                AuditEvent.SCHEMA,
                                                UUID.randomUUID(),
                                                TestClock.START,
                                                SliceState.SCRIPT,
                                                null,
                                                "192.0.2.7",
                                                AuditAction.LOGIN_FAILED,
                                                null,
                                                null)),
                                null,
                                null));

        assertThat(get("/audit", ADMIN))
                .bodyText()
                .contains("&lt;script&gt;", "failed to log in", "192.0.2.7")
                .doesNotContain(SliceState.SCRIPT);
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return mvc.get().uri(path).accept(MediaType.TEXT_HTML).with(who).exchange();
    }

    private MvcTestResult post(String path, RequestPostProcessor who, String... fields) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post().uri(path).with(who).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
