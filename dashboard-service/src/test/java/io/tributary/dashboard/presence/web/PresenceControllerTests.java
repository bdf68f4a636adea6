package io.tributary.dashboard.presence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.presence.PresenceChange;
import io.tributary.dashboard.presence.PresenceChanges;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.WebSlice;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@WebSlice
class PresenceControllerTests {

    private static final String DEVICES = "/api/v1/sites/home/devices/";
    private static final String RANGE = "?from=2026-11-20T08:00:00Z&to=2026-11-20T10:10:00Z";
    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");

    private final MockMvcTester mvc;
    private final PresenceChanges changes;

    PresenceControllerTests(MockMvcTester mvc, PresenceChanges changes) {
        this.mvc = mvc;
        this.changes = changes;
    }

    @Test
    void stretchesAreToldNewestFirst() {
        given(changes.before(new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1), SINCE, 51))
                .willReturn(
                        List.of(
                                change(ShownPresence.OFFLINE, -600),
                                change(ShownPresence.STALE, -3_600)));

        assertThat(get("NodeMCU1/presence" + RANGE))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo(
                        """
                        {"site":"home","location":"room1","device":"NodeMCU1",
                         "from":"2026-11-20T08:00:00Z","to":"2026-11-20T10:10:00Z","items":[
                           {"state":"online","since":"2026-11-20T10:00:00Z"},
                           {"state":"offline","since":"2026-11-20T09:50:00Z","until":"2026-11-20T10:00:00Z"},
                           {"state":"stale","since":"2026-11-20T09:00:00Z","until":"2026-11-20T09:50:00Z"},
                           {"state":"unknown","until":"2026-11-20T09:00:00Z"}]}""");
    }

    @Test
    void pageGoesOnWhereTheLastOneEnded() {
        given(changes.before(any(), any(), anyInt()))
                .willReturn(List.of(change(ShownPresence.STALE, -3_600)));
        MvcTestResult first = get("NodeMCU1/presence" + RANGE + "&limit=1");

        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
        assertThat(get("NodeMCU1/presence" + RANGE + "&limit=2&cursor=" + next(first)))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items":[
                          {"state":"stale","since":"2026-11-20T09:00:00Z","until":"2026-11-20T10:00:00Z"},
                          {"state":"unknown","until":"2026-11-20T09:00:00Z"}]}""");
    }

    @Test
    void lastDayIsToldWhereNothingIsAskedFor() {
        assertThat(get("NodeMCU1/presence?location=room1"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"from":"2026-11-19T10:15:30Z","to":"2026-11-20T10:15:30Z"}""");
    }

    @Test
    void deviceOfWhichNothingWasToldIsUnknownAllTheTime() {
        assertThat(get("NodeMCU2/presence"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .singleElement()
                .isEqualTo(Map.of("state", "unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-11-20, to",
        "from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:00Z, from",
        "limit=501, limit",
        "cursor=x, cursor",
        "location=a b, location"
    })
    void parameterThatIsNotValidIsNamed(String parameter, String name) {
        MvcTestResult answer = get("NodeMCU1/presence?" + parameter);

        assertThat(answer)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.parameter").isEqualTo(name);
    }

    @Test
    void unknownDeviceIsAProblem() {
        for (String path : List.of("x/presence", "NodeMCU1/presence?location=kitchen")) {
            assertThat(get(path))
                    .hasStatus(HttpStatus.NOT_FOUND)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:tributary:problem:unknown-device");
        }
    }

    @Test
    void withoutElasticsearchWhatWasIsNotTold() {
        given(changes.before(any(), any(), anyInt()))
                .willThrow(new DependencyAwayException(Dependency.ELASTICSEARCH, "gone"));

        assertThat(get("NodeMCU1/presence" + RANGE)).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(get("NodeMCU1/presence?from=2026-11-20T10:00:00Z&to=2026-11-20T10:10:00Z"))
                .hasStatusOk()
                .bodyText()
                .contains("\"online\"");
    }

    private static PresenceChange change(ShownPresence state, long seconds) {
        return new PresenceChange(state, SINCE.plusSeconds(seconds));
    }

    private static String next(MvcTestResult answer) {
        try {
            return JsonMapper.shared()
                    .readTree(answer.getResponse().getContentAsString())
                    .path("next")
                    .asString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(DEVICES + path).with(user("admin").roles("ADMINISTRATOR")).exchange();
    }
}
