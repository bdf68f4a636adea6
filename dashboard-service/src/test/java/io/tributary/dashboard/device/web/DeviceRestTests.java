package io.tributary.dashboard.device.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class DeviceRestTests {

    private final MockMvcTester mvc;
    private final Sites sites;

    DeviceRestTests(MockMvcTester mvc, Sites sites) {
        this.mvc = mvc;
        this.sites = sites;
    }

    @Test
    void sitesAreListed() {
        assertThat(get("/api/v1/sites"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items":[{"site":"home","title":"Home","zone":"Europe/Madrid",
                          "reachable":true,"lastHeartbeatAt":"2026-11-20T10:15:30Z",
                          "locations":["room1","room2","kitchen","garden","attic"]}]}""");
    }

    @Test
    void siteIsModelAndPresence() {
        assertThat(get("/api/v1/sites/home"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"site":"home","strict":false,"reachable":true,"missing":[],"locations":[
                          {"location":"room1","title":"Room 1","inModel":true,
                           "devices":[{"device":"NodeMCU1","presence":"online"}],
                           "actuators":[
                             {"actuator":"light","kind":"switch","values":["ON","OFF"],
                              "device":"NodeMCU1","reported":"ON","inModel":true,
                              "reportedAt":"2026-11-20T10:15:30Z"},
                             {"actuator":"tv","kind":"switch"}]},
                          {"location":"room2","devices":[{"presence":"never-seen"}]},
                          {"location":"kitchen"},{"location":"garden"},
                          {"location":"attic","inModel":false,
                           "devices":[{"device":"stranger","presence":"discovered",
                                       "inModel":false}]}]}""");
    }

    @Test
    void backlogIsWhatTheNewestHeartbeatTells() {
        sites.accept(Home.behind(Home.WORKSHOP.site(), TestClock.START.minusSeconds(4), 90));

        assertThat(get("/api/v1/sites/workshop"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"site":"workshop","lastHeartbeatAt":"2026-11-20T10:15:26Z",
                         "heartbeatAge":"PT4S","backlogBytes":12345678,
                         "backlog":{"bytes":12345678,"oldestAt":"2026-11-20T10:13:56Z",
                                    "limitBytes":1000000000,"hoursLeft":71.5,"behind":true}}""");
        assertThat(
                        mvc.get()
                                .uri("/sites/workshop")
                                .accept(MediaType.TEXT_HTML)
                                .with(user("admin").roles("ADMINISTRATOR"))
                                .exchange())
                .bodyText()
                .contains("data-backlog", "Readings wait at the site for Kafka");
        sites.accept(Home.heartbeat(Home.WORKSHOP.site(), TestClock.START));
        assertThat(get("/api/v1/sites/workshop"))
                .bodyJson()
                .extractingPath("$.backlog")
                .isEqualTo(Map.of("bytes", 0, "behind", false));
    }

    @Test
    void devicesAreFilteredByLocation() {
        assertThat(get("/api/v1/sites/home/devices?location=room1"))
                .bodyJson()
                .extractingPath("$.items[*].device")
                .asArray()
                .containsExactly("NodeMCU1");
    }

    @Test
    void deviceHasFactsElementsAndReadings() {
        assertThat(get("/api/v1/sites/home/devices/NodeMCU1"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"site":"home","location":"room1","device":"NodeMCU1","inModel":true,
                         "presence":"online","lastSeenAt":"2026-11-20T10:15:30Z",
                         "info":{"firmware":"1.4.2"},
                         "elements":[{"element":"temperature","type":"number","unit":"Cel",
                                      "min":-40.0,"max":85.0},{},{}],
                         "readings":[{"element":"temperature","type":"number","value":21.4,
                                      "unit":"Cel","at":"2026-11-20T10:15:27Z"}]}""");
    }

    @Test
    void latestValuesAreBareJson() {
        assertThat(get("/api/v1/sites/home/readings/latest"))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo(
                        """
                        {"count":2,"items":[
                          {"site":"home","location":"attic","device":"stranger","element":"note",
                           "type":"text","value":"<script>alert(1)</script>",
                           "at":"2026-11-20T10:15:30Z"},
                          {"site":"home","location":"room1","device":"NodeMCU1",
                           "element":"temperature","type":"number","value":21.4,"unit":"Cel",
                           "at":"2026-11-20T10:15:27Z"}]}""");
        assertThat(get("/api/v1/sites/home/readings/latest?location=room1&device=stranger"))
                .bodyJson()
                .isEqualTo("{\"items\":[],\"count\":0}");
        assertThat(get("/api/v1/sites/home/readings/latest?element=note"))
                .bodyJson()
                .extractingPath("$.items[*].device")
                .asArray()
                .containsExactly("stranger");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sites/x, 404, unknown-site",
        "/api/v1/sites/x/model, 404, unknown-site",
        "/api/v1/sites/x/devices, 404, unknown-site",
        "/api/v1/sites/x/readings/latest, 404, unknown-site",
        "/api/v1/sites/home/devices/x, 404, unknown-device",
        "/api/v1/sites/home/readings/latest?location=a b, 400, invalid-parameter",
        "/api/v1/sites/home/nothing, 404, not-found",
        "/api/v2/sites, 404, not-found"
    })
    void whatIsNotThereIsAProblem(String path, int status, String type) {
        assertProblem(get(path), status, type);
    }

    @Test
    void otherMethodOrFormatIsAProblem() {
        MvcTestResult put =
                mvc.put()
                        .uri("/api/v1/sites/home")
                        .with(user("admin").roles("ADMINISTRATOR"))
                        .with(csrf())
                        .exchange();
        assertProblem(put, 405, "method-not-allowed");
        assertThat(put).hasHeader("Allow", "GET");
        assertProblem(
                mvc.get()
                        .uri("/api/v1/sites/home/stream")
                        .accept(MediaType.APPLICATION_XML)
                        .with(user("admin").roles("ADMINISTRATOR"))
                        .exchange(),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/xml"})
    void answersAreJsonAndNothingElse(String format) {
        assertProblem(
                mvc.get()
                        .uri("/api/v1/sites")
                        .header("Accept", format)
                        .with(user("admin").roles("ADMINISTRATOR"))
                        .exchange(),
                406,
                "not-acceptable");
    }

    @Test
    void devicesAreSearchedSortedAndPaged() {
        assertThat(get("/api/v1/sites/home/devices?presence=never-seen&sort=-device&limit=2"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items":[{"device":"NodeMCU4"},{"device":"NodeMCU3"}],"count":3}""");
        assertThat(get("/api/v1/sites/home/devices?search=firmware"))
                .bodyJson()
                .isEqualTo("{\"items\":[],\"count\":0}");
    }

    @ParameterizedTest
    @CsvSource({
        "presence=lost, presence",
        "sort=age, sort",
        "limit=501, limit",
        "cursor=x, cursor"
    })
    void parameterOfDevicesThatIsNotValidIsNamed(String parameter, String name) {
        MvcTestResult answer = get("/api/v1/sites/home/devices?" + parameter);

        assertProblem(answer, 400, "invalid-parameter");
        assertThat(answer).bodyJson().extractingPath("$.parameter").isEqualTo(name);
    }

    @Test
    void modelIsWhatTheGatewayPublished() {
        assertThat(get("/api/v1/sites/home/model"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"schema":"tributary/site/1","site":"home","zone":"Europe/Madrid",
                         "locations":[{"name":"room1","devices":[{"id":"NodeMCU1"}]},
                                      {"name":"room2"},{"name":"kitchen"},{"name":"garden"}]}""");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(user("admin").roles("ADMINISTRATOR")).exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:" + type);
    }
}
