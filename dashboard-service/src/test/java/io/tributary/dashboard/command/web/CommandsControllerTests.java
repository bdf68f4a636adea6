package io.tributary.dashboard.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.command.CommandArchive;
import io.tributary.dashboard.command.CommandPublisher;
import io.tributary.dashboard.command.Commands;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class CommandsControllerTests {

    private static final String TV = "/api/v1/sites/home/locations/room1/actuators/tv/commands";

    private final MockMvcTester mvc;
    private final CommandPublisher publisher;
    private final CommandArchive archive;
    private final Commands commands;

    CommandsControllerTests(
            MockMvcTester mvc,
            CommandPublisher publisher,
            CommandArchive archive,
            Commands commands) {
        this.mvc = mvc;
        this.publisher = publisher;
        this.archive = archive;
        this.commands = commands;
    }

    @Test
    void acceptedCommandIsFoundWhereTheAnswerSays() {
        MvcTestResult answer = post(TV, "{\"value\":\"off\",\"ttl\":\"PT30S\"}").exchange();

        assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
        ArgumentCaptor<Command> published = ArgumentCaptor.captor();
        then(publisher).should().publish(published.capture());
        Command command = published.getValue();
        assertThat(command.value()).isEqualTo("OFF");
        assertThat(command.expiresAt()).isEqualTo(TestClock.START.plusSeconds(30));
        String place = Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.LOCATION));
        assertThat(place).isEqualTo("/api/v1/sites/home/commands/" + command.id());
        assertThat(get(place))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%s","revision":0,"site":"home","location":"room1","actuator":"tv",
                         "value":"OFF","createdAt":"2026-11-20T10:15:30Z",
                         "expiresAt":"2026-11-20T10:16:00Z","createdBy":"admin","state":"QUEUED",
                         "at":"2026-11-20T10:15:30Z",
                         "history":[{"state":"QUEUED","at":"2026-11-20T10:15:30Z"}]}"""
                                .formatted(command.id()));
    }

    @Test
    void laterStateIsShownWithItsHistory() {
        post(TV, "{\"value\":\"ON\"}").exchange();
        ArgumentCaptor<Command> published = ArgumentCaptor.captor();
        then(publisher).should().publish(published.capture());
        CommandStatus queued = CommandStatus.queued(published.getValue());
        commands.accept(
                queued.moved(CommandState.SENT, TestClock.START, null, null)
                        .moved(CommandState.FAILED, TestClock.START, "it said no", "OFF"));

        assertThat(get("/api/v1/sites/home/commands/" + queued.id()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"state":"FAILED","reason":"it said no","reported":"OFF",
                         "history":[{"state":"QUEUED"},{"state":"SENT"},
                                    {"state":"FAILED","reason":"it said no"}]}""");
    }

    @Test
    void propertyThatIsMisspeltIsTold() {
        assertThat(post(TV, "{\"value\":\"ON\",\"tll\":\"PT1H\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type":"urn:tributary:problem:invalid-body","property":"tll",
                         "detail":"tll is not known here: is it spelt right?"}""");
        then(publisher).shouldHaveNoInteractions();
    }

    @Test
    void commandOfAnotherSiteIsNotFoundHere() {
        post(TV, "{\"value\":\"ON\"}").exchange();
        ArgumentCaptor<Command> published = ArgumentCaptor.captor();
        then(publisher).should().publish(published.capture());

        assertThat(get("/api/v1/sites/other/commands/" + published.getValue().id()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void kafkaAwayIs503WithWhatToDo() {
        willThrow(new DependencyAwayException(Dependency.KAFKA, "Kafka did not acknowledge"))
                .given(publisher)
                .publish(any());

        assertThat(post(TV, "{\"value\":\"ON\"}"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader(HttpHeaders.RETRY_AFTER, "5")
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type":"urn:tributary:problem:service-unavailable","status":503,
                         "title":"A server that this needs is away","missing":["kafka"]}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/sites/x/locations/room1/actuators/tv/commands | 404 | unknown-site",
                "/api/v1/sites/home/locations/x/actuators/tv/commands | 404 | unknown-location",
                "/api/v1/sites/home/locations/room1/actuators/x/commands | 404 | unknown-actuator",
                "/api/v1/sites/home/locations/_/actuators/tv/commands | 400 | invalid-parameter",
            })
    void unknownTargetIsAProblem(String path, int status, String type) {
        assertProblem(post(path, "{\"value\":\"ON\"}"), status, type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | invalid-body",
                "{\"value\":null} | 422 | invalid-body",
                "{\"value\":[\"ON\"]} | 422 | invalid-body",
                "{\"value\":\"ON\",\"ttl\":\"PT0S\"} | 422 | invalid-body",
                "{\"value\":\"ON\",\"ttl\":\"PT2H\"} | 422 | invalid-body",
                "{\"value\":\"ON\",\"ttl\":\"soon\"} | 422 | invalid-body",
                "{\"value\":\"DIM\"} | 422 | invalid-value",
                "{\"value\":true} | 422 | invalid-value",
                "{\"value\": | 400 | bad-request",
                "[] | 400 | bad-request",
            })
    void bodyThatIsNoCommandIsAProblemAndNoCommand(String body, int status, String type) {
        assertProblem(post(TV, body), status, type);
        then(publisher).should(never()).publish(any());
    }

    @Test
    void valueThatIsNotTakenIsAnsweredWithThoseThatAre() {
        assertThat(post(TV, "{\"value\":\"DIM\"}"))
                .bodyJson()
                .extractingPath("$.allowed")
                .asArray()
                .containsExactly("ON", "OFF");
    }

    @Test
    void repeatOfAKeyIsTheSameCommandAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        MvcTestResult first = withKey(key, "ON").exchange();
        MvcTestResult second = withKey(key, "ON").exchange();

        assertThat(second)
                .hasStatus(HttpStatus.ACCEPTED)
                .hasHeader(
                        HttpHeaders.LOCATION,
                        Objects.requireNonNull(
                                first.getResponse().getHeader(HttpHeaders.LOCATION)));
        then(publisher).should().publish(any());
        assertProblem(withKey(key, "OFF"), 422, "idempotency-key-reused");
        assertProblem(withKey("a b", "ON"), 400, "invalid-parameter");
    }

    @Test
    void commandNobodyGaveIsUnknown() {
        given(archive.find(any())).willReturn(Optional.empty());

        assertProblem(
                mvcGet("/api/v1/sites/home/commands/" + UUID.randomUUID()), 404, "unknown-command");
        assertProblem(mvcGet("/api/v1/sites/home/commands/1"), 400, "invalid-parameter");
    }

    @Test
    void commandThatCannotBeLookedUpIsNotDenied() {
        given(archive.find(any()))
                .willThrow(
                        new DependencyAwayException(
                                Dependency.ELASTICSEARCH, "Elasticsearch does not answer"));

        assertProblem(
                mvcGet("/api/v1/sites/home/commands/" + UUID.randomUUID()),
                503,
                "service-unavailable");
    }

    @Test
    void listIsPagedAndItsParametersAreChecked() {
        post(TV, "{\"value\":\"ON\"}").exchange();
        post(TV, "{\"value\":\"OFF\"}").exchange();

        assertThat(get("/api/v1/sites/home/commands?location=room1&actuator=tv&limit=1"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.items.length()", length -> length.assertThat().isEqualTo(1))
                .extractingPath("$.next")
                .isNotNull();
        assertProblem(mvcGet("/api/v1/sites/home/commands?limit=0"), 400, "invalid-parameter");
        assertProblem(mvcGet("/api/v1/sites/home/commands?limit=x"), 400, "invalid-parameter");
        assertProblem(mvcGet("/api/v1/sites/home/commands?cursor=x"), 400, "invalid-parameter");
    }

    @Test
    void listIsNarrowedDownByDeviceStateAndUser() {
        post(TV, "{\"value\":\"ON\"}").exchange();

        assertThat(get("/api/v1/sites/home/commands?device=NodeMCU1&state=QUEUED,SENT&limit=1"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertThat(get("/api/v1/sites/home/commands?device=NodeMCU2"))
                .bodyJson()
                .isEqualTo("{\"items\":[]}");
        assertThat(get("/api/v1/sites/home/commands?createdBy=admin&limit=1"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertThat(get("/api/v1/sites/home/commands?createdBy=nobody"))
                .bodyJson()
                .isEqualTo("{\"items\":[]}");
        assertThat(get("/api/v1/sites/home/commands?state=TIMED_OUT"))
                .bodyJson()
                .isEqualTo("{\"items\":[]}");
        assertProblem(mvcGet("/api/v1/sites/home/commands?state=LOST"), 400, "invalid-parameter");
        assertProblem(mvcGet("/api/v1/sites/x/commands"), 404, "unknown-site");
    }

    @Test
    void propertyOfAnotherFormIsNamed() {
        assertThat(post(TV, "{\"value\":\"ON\",\"ttl\":{\"seconds\":5}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type":"urn:tributary:problem:invalid-body","property":"ttl",
                         "detail":"ttl is not of the form that is taken here."}""");
    }

    private MockMvcRequestBuilder withKey(String key, String value) {
        return post(TV, "{\"value\":\"" + value + "\"}").header("Idempotency-Key", key);
    }

    private MockMvcRequestBuilder post(String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(httpBasic("admin", WebSlice.PASSWORD));
    }

    private MockMvcRequestBuilder mvcGet(String path) {
        return mvc.get().uri(path).with(httpBasic("admin", WebSlice.PASSWORD));
    }

    private MvcTestResult get(String path) {
        return mvcGet(path).exchange();
    }

    private static void assertProblem(MockMvcRequestBuilder request, int status, String type) {
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus(status);
        assertThat(answer).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:" + type);
    }
}
