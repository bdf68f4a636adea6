package io.tributary.dashboard.history.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.site.ValueType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class HistoryControllerTests {

    private static final String PATH = "/api/v1/sites/home/readings/history";
    private static final Instant FROM = Instant.parse("2026-11-20T10:00:00Z");
    private static final HistoryRange HOUR =
            new HistoryRange(FROM, FROM.plusSeconds(3600), Duration.ofMinutes(1));

    private final MockMvcTester mvc;
    private final HistoryReader history;

    HistoryControllerTests(MockMvcTester mvc, HistoryReader history) {
        this.mvc = mvc;
        this.history = history;
    }

    @Test
    void historyIsAnsweredInPoints() {
        HistoryQuery query =
                new HistoryQuery(
                        Home.SITE,
                        Set.of(Home.ROOM1),
                        Set.of(Home.NODE1),
                        Set.of(Home.TEMPERATURE),
                        HOUR);
        given(history.read(query))
                .willReturn(
                        List.of(
                                new Series(
                                        Home.ROOM1,
                                        Home.NODE1,
                                        Home.TEMPERATURE,
                                        ValueType.NUMBER,
                                        "Cel",
                                        List.of(new Point(FROM, 3, 21.0, 20.5, 21.5, null)))));

        assertThat(
                        get(
                                "?location=room1&device=NodeMCU1&element=temperature&interval=PT1M"
                                        + "&from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z"))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo(
                        """
                        {"site":"home","from":"2026-11-20T10:00:00Z","to":"2026-11-20T11:00:00Z",
                         "interval":"PT1M","series":[
                           {"location":"room1","device":"NodeMCU1","element":"temperature",
                            "type":"number","unit":"Cel","points":[
                              {"at":"2026-11-20T10:00:00Z","count":3,"mean":21.0,"min":20.5,
                               "max":21.5}]}]}""");
    }

    @Test
    void severalLocationsDevicesAndElementsAreAskedForAtOnce() {
        get(
                "?location=room1,kitchen&device=a&device=b&element=temperature,humidity&interval=PT1M"
                        + "&from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z");

        then(history)
                .should()
                .read(
                        new HistoryQuery(
                                Home.SITE,
                                Set.of(Home.ROOM1, Home.KITCHEN),
                                Set.of(DeviceId.of("a"), DeviceId.of("b")),
                                Set.of(Home.TEMPERATURE, ElementName.of("humidity")),
                                HOUR));
    }

    @ParameterizedTest
    @CsvSource({"&format=csv, */*", "'', text/csv", "'', 'text/csv, application/json;q=0.5'"})
    void csvIsWrittenPartByPart(String parameter, String accept) {
        willAnswer(
                        call -> {
                            Consumer<Series> parts = call.getArgument(1);
                            parts.accept(
                                    series(
                                            ValueType.NUMBER,
                                            "Cel",
                                            new Point(FROM, 3, 21.0, 20.5, 21.5, null)));
                            parts.accept(
                                    series(
                                            ValueType.TEXT,
                                            null,
                                            new Point(FROM, 2, null, null, null, "=a,b")));
                            return null;
                        })
                .given(history)
                .export(any(), any());

        MvcTestResult answer =
                mvc.get()
                        .uri(
                                PATH
                                        + "?interval=PT1S&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z"
                                        + parameter)
                        .header("Accept", accept)
                        .with(user("admin").roles("ADMINISTRATOR"))
                        .exchange();

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/csv;charset=UTF-8")
                .hasHeader("Content-Disposition", "attachment; filename=\"home-history.csv\"")
                .doesNotContainHeader("ETag")
                .bodyText()
                .isEqualTo(
                        """
                        at,location,device,element,type,unit,count,mean,min,max,last\r
                        2026-11-20T10:00:00Z,room1,NodeMCU1,temperature,number,Cel,3,21.0,20.5,21.5,\r
                        2026-11-20T10:00:00Z,room1,NodeMCU1,temperature,text,,2,,,,"'=a,b"\r
                        """);
    }

    @Test
    void csvHasABoundOfItsOwn() {
        assertThat(
                        get(
                                "?format=csv&interval=PT1S&from=2026-11-01T00:00:00Z&to=2026-11-20T00:00:00Z"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.maxPoints")
                .isEqualTo(110_000);
    }

    @Test
    void exportThatFailsBeforeItsFirstBytesIsAProblem() {
        willThrow(
                        new DependencyAwayException(
                                Dependency.ELASTICSEARCH, "Elasticsearch does not answer"))
                .given(history)
                .export(any(), any());

        assertThat(get("?format=csv"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .doesNotContainHeader("Content-Disposition")
                .bodyText()
                .startsWith("{");
    }

    @Test
    void exportThatFailsLaterIsBrokenOffAndNeverLooksWhole() {
        willAnswer(
                        call -> {
                            Consumer<Series> parts = call.getArgument(1);
                            for (int i = 0; i < 1_000; i++) {
                                parts.accept(
                                        series(
                                                ValueType.NUMBER,
                                                "Cel",
                                                new Point(FROM, 3, 21.0, 20.5, 21.5, null)));
                            }
                            throw new DependencyAwayException(
                                    Dependency.ELASTICSEARCH, "Elasticsearch does not answer");
                        })
                .given(history)
                .export(any(), any());

        assertThat(get("?format=csv"))
                .failure()
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "history could not be exported to its end: Elasticsearch does not answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=now",
                "?to=x",
                "?interval=PT0S",
                "?interval=x",
                "?location=a b",
                "?from=2020-01-01T00:00:00Z&interval=PT1S",
                "?element=_",
                "?element=temperature,_",
                "?format=xml"
            })
    void whatIsNoRangeNeverReachesTheStore(String query) {
        assertThat(get(query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:invalid-parameter");
        then(history).should(never()).read(any());
    }

    @Test
    void storeAwayIs503() {
        given(history.read(any()))
                .willThrow(
                        new DependencyAwayException(
                                Dependency.ELASTICSEARCH, "Elasticsearch does not answer"));

        assertThat(get(""))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyJson()
                .extractingPath("$.missing")
                .asArray()
                .containsExactly("elasticsearch");
    }

    @Test
    void parameterThatIsNotValidIsNamed() {
        assertThat(get("?location=a b"))
                .bodyJson()
                .extractingPath("$.parameter")
                .isEqualTo("location");
    }

    private static Series series(ValueType type, @Nullable String unit, Point point) {
        return new Series(Home.ROOM1, Home.NODE1, Home.TEMPERATURE, type, unit, List.of(point));
    }

    private MvcTestResult get(String query) {
        return mvc.get().uri(PATH + query).with(user("admin").roles("ADMINISTRATOR")).exchange();
    }
}
