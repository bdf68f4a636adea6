package io.tributary.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.identity.TokenDesk;
import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Streaming;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Value;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
@TestPropertySource(properties = "tributary.stream.clients=1")
class StreamControllerTests {

    private static final DeviceKey DEVICE = new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1);

    private static final Actor ADMIN = new Actor("admin", null, null);

    private final MockMvcTester mvc;
    private final Streams streams;
    private final Readings readings;
    private final Changes changes;
    private final TokenDesk tokens;

    StreamControllerTests(
            MockMvcTester mvc,
            Streams streams,
            Readings readings,
            Changes changes,
            TokenDesk tokens) {
        this.mvc = mvc;
        this.streams = streams;
        this.readings = readings;
        this.changes = changes;
        this.tokens = tokens;
    }

    @Test
    void snapshotComesFirstThenWhatChangesAndNoMoreStreamsThanAllowed() {
        MockHttpSession session = new MockHttpSession();
        MvcTestResult stream = open("?location=room1", session);
        try {
            await().untilAsserted(
                            () ->
                                    assertThat(text(stream))
                                            .startsWith("retry:2000")
                                            .contains("event:snapshot", "\"value\":21.4")
                                            .doesNotContain("stranger"));
            assertThat(request("").exchange())
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:tributary:problem:too-many-streams");

            readings.accept(
                    new Reading(
                            DEVICE,
                            ElementName.of("power"),
                            new Value.NumberValue(12.5),
                            "W",
                            TestClock.START));
            await().untilAsserted(
                            () ->
                                    assertThat(text(stream))
                                            .contains("event:reading", "\"value\":12.5"));
        } finally {
            streams.sessionDestroyed(new HttpSessionEvent(session));
        }
        await().untilAsserted(() -> assertThat(streams.count()).isZero());
    }

    @Test
    void listIsToldToBeOldAndReadingsOfTheDevicesInSight() throws Exception {
        MockHttpSession session = new MockHttpSession();
        MvcTestResult stream = open("?list=devices&device=NodeMCU1,NodeMCU9", session);
        try {
            await().untilAsserted(
                            () ->
                                    assertThat(text(stream))
                                            .contains("event:service", "event:list")
                                            .containsOnlyOnce("\"shown\":true")
                                            .doesNotContain("event:snapshot"));

            sends(Home.NODE1, 13.5);
            sends(DeviceId.of("newcomer"), 14.5);
            await().untilAsserted(() -> assertThat(text(stream)).contains("\"shown\":false"));
            assertThat(text(stream)).contains("\"value\":13.5").doesNotContain("14.5");

            changes.publish(new Change.DeviceChanged(DEVICE));
            await().untilAsserted(
                            () ->
                                    assertThat(text(stream))
                                            .containsSubsequence(
                                                    "\"shown\":false", "\"shown\":true"));
        } finally {
            streams.sessionDestroyed(new HttpSessionEvent(session));
        }
        await().untilAsserted(() -> assertThat(streams.count()).isZero());
    }

    @Test
    void streamEndsWithItsTokenBeforeAnythingMoreIsTold() throws Exception {
        TokenDesk.Made made =
                tokens.make(UserName.of("admin"), "wall", Role.VIEWER, Duration.ofHours(1), ADMIN);
        MvcTestResult stream =
                Streaming.open(
                        () ->
                                mvc.get()
                                        .uri("/api/v1/sites/home/stream")
                                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + made.text())
                                        .asyncExchange(),
                        this::closeAll);
        try {
            await().untilAsserted(() -> assertThat(text(stream)).contains("event:snapshot"));

            tokens.revoke(made.token(), ADMIN);
            sends(Home.NODE1, 99.5);

            await().untilAsserted(() -> assertThat(streams.count()).isZero());
            assertThat(text(stream)).doesNotContain("99.5");
        } finally {
            closeAll();
        }
    }

    private void closeAll() {
        streams.closeAll();
        await().until(() -> streams.count() == 0);
    }

    @Test
    void listThatIsNoneIsAProblem() {
        assertThat(request("?list=words").exchange())
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.allowed")
                .asArray()
                .containsExactly("devices", "commands", "rejected", "accounts", "site");
    }

    @Test
    void streamOfNoSiteIsAProblem() {
        assertThat(
                        mvc.get()
                                .uri("/api/v1/sites/x/stream")
                                .accept(MediaType.TEXT_EVENT_STREAM)
                                .with(user("admin").roles("ADMINISTRATOR"))
                                .exchange())
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private void sends(DeviceId device, double value) {
        readings.accept(
                new Reading(
                        new DeviceKey(Home.SITE, Home.ROOM1, device),
                        ElementName.of("current"),
                        new Value.NumberValue(value),
                        "A",
                        TestClock.START));
    }

    private MockMvcRequestBuilder request(String query) {
        return mvc.get()
                .uri("/api/v1/sites/home/stream" + query)
                .with(user("admin").roles("ADMINISTRATOR"));
    }

    private static String text(MvcTestResult stream) throws UnsupportedEncodingException {
        return stream.getResponse().getContentAsString();
    }

    private MvcTestResult open(String query, MockHttpSession session) {
        return Streaming.open(
                () -> request(query).session(session).asyncExchange(),
                () -> {
                    streams.sessionDestroyed(new HttpSessionEvent(session));
                    await().until(() -> streams.count() == 0);
                });
    }
}
