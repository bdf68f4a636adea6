package io.tributary.dashboard.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.telemetry.Value;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class EntityTagsTests {

    private static final String SITE = "/api/v1/sites/home";

    private final MockMvcTester mvc;
    private final Readings readings;

    EntityTagsTests(MockMvcTester mvc, Readings readings) {
        this.mvc = mvc;
        this.readings = readings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/model",
                "/devices",
                "/devices/NodeMCU1",
                "/devices/NodeMCU1/presence",
                "/readings/latest",
                "/readings/history",
                "/commands"
            })
    void whoHasTheAnswerIsNotSentItAgain(String path) {
        MvcTestResult first = get(SITE + path, "");
        String tag = tag(first);

        assertThat(first).hasStatusOk();
        assertThat(first.getResponse().getHeader("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(tag).startsWith("W/\"");
        assertThat(get(SITE + path, tag)).hasStatus(HttpStatus.NOT_MODIFIED).body().isEmpty();
        assertThat(get(SITE + path, "\"another\"")).hasStatusOk();
    }

    @Test
    void anotherValueIsAnotherAnswer() {
        String path = SITE + "/readings/latest?location=cellar";
        String tag = tag(get(path, ""));

        readings.accept(
                new Reading(
                        new DeviceKey(Home.SITE, LocationName.of("cellar"), DeviceId.of("damp")),
                        ElementName.of("humidity"),
                        new Value.NumberValue(80),
                        "%",
                        TestClock.START));

        MvcTestResult answer = get(path, tag);
        assertThat(answer).hasStatusOk().bodyText().contains("\"value\":80.0");
        assertThat(tag(answer)).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sites", SITE, SITE + "/devices/none"})
    void whatIsOtherEachTimeOrAProblemHasNoTag(String path) {
        assertThat(get(path, "").getResponse().getHeader("ETag")).isNull();
    }

    private MvcTestResult get(String path, String tag) {
        return mvc.get()
                .uri(path)
                .header("If-None-Match", tag)
                .with(user("admin").roles("ADMINISTRATOR"))
                .exchange();
    }

    private static String tag(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("ETag"));
    }
}
