package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.credential.CredentialPublisher;
import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebSlice
@DirtiesContext
class CredentialPagesTests {

    private static final RequestPostProcessor ADMIN = user("admin").roles("ADMINISTRATOR");
    private static final RequestPostProcessor OPERATOR = user("otto").roles("OPERATOR");
    private static final String LIST = "/sites/home/accounts";

    private final MockMvcTester mvc;
    private final Credentials credentials;
    private final CredentialPublisher publisher;
    private final Sites sites;

    CredentialPagesTests(
            MockMvcTester mvc,
            Credentials credentials,
            CredentialPublisher publisher,
            Sites sites) {
        this.mvc = mvc;
        this.credentials = credentials;
        this.publisher = publisher;
        this.sites = sites;
    }

    @BeforeEach
    void gatewayIsThere() {
        sites.accept(
                Home.sealing(
                        Home.SITE,
                        TestClock.START,
                        SecretSealing.encode(SecretSealing.newKeyPair().getPublic())));
        willAnswer(
                        call -> {
                            credentials.accept(call.<DeviceCredential>getArgument(0));
                            return null;
                        })
                .given(publisher)
                .publish(any());
    }

    @Test
    void everyDeviceStandsInTheListWithAnAccountOrWithout() throws Exception {
        given("NodeMCU1", WantedState.ACTIVE, true);
        given("NodeMCU2", WantedState.DISABLED, true);
        given("gone", WantedState.ACTIVE, false);

        String page = body(get(LIST, ADMIN));
        assertThat(row(page, "NodeMCU1")).contains("may connect", "value=\"disable\"");
        assertThat(row(page, "NodeMCU2")).contains("may not connect", "value=\"enable\"");
        assertThat(row(page, "NodeMCU3"))
                .contains("none made here", "Make an account", "value=\"disable\"")
                .doesNotContain("value=\"remove\"");
        assertThat(row(page, "gone"))
                .contains("no longer at the site", "not taken by the broker", "give a new one")
                .contains("value=\"remove\"")
                .doesNotContain("value=\"password\"");
    }

    @Test
    void listIsSearchedAndNarrowedDown() throws Exception {
        given("NodeMCU1", WantedState.ACTIVE, true);

        assertThat(body(get(LIST + "?state=active", ADMIN)))
                .contains("data-device=\"NodeMCU1\"")
                .doesNotContain("data-device=\"NodeMCU3\"");
        assertThat(body(get(LIST + "?state=none&location=kitchen", ADMIN)))
                .contains("data-device=\"NodeMCU3\"")
                .doesNotContain("data-device=\"NodeMCU1\"");
        assertThat(body(get(LIST + "?search=mcu3 KITCHEN", ADMIN)))
                .contains("data-device=\"NodeMCU3\"")
                .doesNotContain("data-device=\"NodeMCU1\"");
        assertThat(body(get(LIST + "?search=nothing", ADMIN))).doesNotContain("data-device=");
        assertThat(get(LIST + "?state=odd", ADMIN)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void passwordIsShownOnceInTheListAsItWasNarrowedDown() {
        MvcTestResult made = post(LIST + "/NodeMCU1/change", ADMIN, "password");

        assertThat(made).hasRedirectedUrl(LIST + "?search=node&state=none");
        String password = String.valueOf(made.getMvcResult().getFlashMap().get("newPassword"));
        assertThat(password).hasSize(24);
        assertThat(
                        mvc.get()
                                .uri(LIST)
                                .flashAttr("newPassword", password)
                                .flashAttr("newPasswordOf", "NodeMCU1")
                                .with(ADMIN))
                .bodyText()
                .contains("Password of NodeMCU1", password);
        assertThat(get(LIST, ADMIN)).bodyText().doesNotContain(password);
    }

    @Test
    void formThatCannotBeCarriedOutLeadsBackToWhereItCameFrom() {
        willThrow(new DependencyAwayException(Dependency.KAFKA, "gone"))
                .given(publisher)
                .publish(any());
        String page = "/sites/home/locations/room1/devices/NodeMCU1";

        assertThat(post(LIST + "/NodeMCU1/change", ADMIN, "password")).hasRedirectedUrl(LIST);
        assertThat(post(page + "/credential/change", ADMIN, "password")).hasRedirectedUrl(page);
    }

    @Test
    void administratorsAloneSeeAndChangeIt() {
        assertThat(get(LIST, OPERATOR)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(LIST + "/NodeMCU1/change", OPERATOR, "password"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/sites/home/devices", OPERATOR)).bodyText().doesNotContain(LIST);
        assertThat(get("/sites/home/devices", ADMIN)).bodyText().contains("href=\"" + LIST);
    }

    private void given(String device, WantedState wanted, boolean applied) {
        DeviceCredential credential =
                new DeviceCredential(
                        Home.SITE,
                        Home.ROOM1,
                        DeviceId.of(device),
                        device,
                        wanted,
                        1,
                        "admin",
                        TestClock.START,
                        null);
        credentials.accept(credential);
        credentials.accept(
                applied
                        ? CredentialStatus.applied(credential, TestClock.START)
                        : CredentialStatus.failed(
                                credential,
                                CredentialProblem.NOT_OPENED,
                                "give a new one",
                                TestClock.START));
    }

    private static String row(String page, String device) {
        String rest = page.substring(page.indexOf("data-device=\"" + device + "\""));
        return rest.substring(0, rest.indexOf("</li>"));
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return mvc.get().uri(path).accept(MediaType.TEXT_HTML).with(who).exchange();
    }

    private MvcTestResult post(String path, RequestPostProcessor who, String action) {
        return mvc.post()
                .uri(path)
                .param("do", action)
                .param("search", "node")
                .param("state", "none")
                .with(who)
                .with(csrf())
                .exchange();
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
