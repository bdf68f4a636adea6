package io.tributary.dashboard.credential.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.credential.CredentialPublisher;
import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.Trail;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretSealing;
import java.io.UnsupportedEncodingException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebSlice
@DirtiesContext
class CredentialRestTests {

    private static final String CREDENTIAL = "/api/v1/sites/home/devices/NodeMCU1/credential";
    private static final RequestPostProcessor ADMIN = user("admin").roles("ADMINISTRATOR");

    private final KeyPair gateway = SecretSealing.newKeyPair();
    private final List<DeviceCredential> published = new ArrayList<>();
    private final MockMvcTester mvc;
    private final Credentials credentials;
    private final CredentialPublisher publisher;
    private final Sites sites;
    private final Trail trail;

    CredentialRestTests(
            MockMvcTester mvc,
            Credentials credentials,
            CredentialPublisher publisher,
            Sites sites,
            Trail trail) {
        this.mvc = mvc;
        this.credentials = credentials;
        this.publisher = publisher;
        this.sites = sites;
        this.trail = trail;
    }

    @BeforeEach
    void gatewayIsThere() {
        sites.accept(
                Home.sealing(
                        Home.SITE, TestClock.START, SecretSealing.encode(gateway.getPublic())));
        willAnswer(
                        call -> {
                            DeviceCredential credential = call.getArgument(0);
                            published.add(credential);
                            credentials.accept(credential);
                            return null;
                        })
                .given(publisher)
                .publish(any());
    }

    @Test
    void passwordIsToldOnceAndTravelsSealedForTheGatewayAlone() throws Exception {
        MvcTestResult given = send(mvc.post().uri(CREDENTIAL + "/password"), "{}");
        String password = JsonPath.read(body(given), "$.password");

        assertThat(given)
                .hasStatus(HttpStatus.ACCEPTED)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        assertThat(password).hasSize(24);
        DeviceCredential wanted = published.getFirst();
        assertThat(
                        SecretSealing.open(
                                Objects.requireNonNull(wanted.secret()),
                                gateway,
                                new SecretContext(Home.SITE, wanted.username(), wanted.revision())))
                .isEqualTo(password.toCharArray());
        assertThat(body(mvc.get().uri(CREDENTIAL).with(ADMIN).exchange()))
                .contains("\"username\":\"NodeMCU1\"", "\"state\":\"PENDING\"")
                .doesNotContain(password, "secret");
        assertThat(trail.of("admin")).contains(AuditAction.CREDENTIAL_CHANGED);
        assertThat(trail.events.toString()).doesNotContain(password);
    }

    @Test
    void whatTheGatewaySaysIsShown() throws UnsupportedEncodingException {
        send(mvc.post().uri(CREDENTIAL + "/password"), "{}");
        DeviceCredential wanted = published.getLast();

        credentials.accept(CredentialStatus.applied(wanted, TestClock.START));
        assertThat(body(mvc.get().uri(CREDENTIAL).with(ADMIN).exchange()))
                .contains("\"state\":\"APPLIED\"");

        credentials.accept(
                CredentialStatus.failed(
                        wanted, CredentialProblem.NOT_OPENED, "give a new one", TestClock.START));
        assertThat(body(mvc.get().uri("/api/v1/sites/home/credentials").with(ADMIN).exchange()))
                .contains("\"state\":\"FAILED\"", "\"problem\":\"not-opened\"");
    }

    @Test
    void disablingCarriesTheSealedPasswordAlongAndRemovingDoesNot() {
        send(mvc.post().uri(CREDENTIAL + "/password"), "{}");
        assertThat(send(mvc.patch().uri(CREDENTIAL), "{\"disabled\":true}"))
                .hasStatusOk()
                .bodyText()
                .contains("\"wanted\":\"disabled\"");
        assertThat(published.getLast().secret()).isEqualTo(published.getFirst().secret());

        assertThat(send(mvc.delete().uri(CREDENTIAL), "")).hasStatusOk();
        assertThat(published.getLast().secret()).isNull();
        assertThat(send(mvc.patch().uri(CREDENTIAL), "{\"disabled\":false}"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void withoutAGatewayNoPasswordIsGiven() {
        sites.accept(Home.heartbeat(Home.SITE, TestClock.START));

        assertThat(send(mvc.post().uri(CREDENTIAL + "/password"), "{}"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("site-unreachable");
        assertThat(published).isEmpty();
    }

    @Test
    void deviceThatNobodyKnowsGetsNone() {
        assertThat(
                        send(
                                mvc.post()
                                        .uri(
                                                "/api/v1/sites/home/devices/ghost/credential/password"),
                                "{}"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        assertThat(mvc.get().uri(CREDENTIAL).with(user("otto").roles("OPERATOR")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void kafkaAwayIsTold() {
        willThrow(new DependencyAwayException(Dependency.KAFKA, "gone"))
                .given(publisher)
                .publish(any());

        assertThat(send(mvc.post().uri(CREDENTIAL + "/password"), "{}"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static MvcTestResult send(MockMvcRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(ADMIN)
                .with(csrf())
                .exchange();
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
