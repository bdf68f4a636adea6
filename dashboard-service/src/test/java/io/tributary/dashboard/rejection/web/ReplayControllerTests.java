package io.tributary.dashboard.rejection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayMark;
import io.tributary.dashboard.rejection.ReplayPublisher;
import io.tributary.dashboard.rejection.Replays;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.Trail;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.rejection.Replay;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class ReplayControllerTests {

    private static final byte[] PAYLOAD = "{".getBytes(StandardCharsets.UTF_8);

    private final UUID id = UUID.randomUUID();
    private final MockMvcTester mvc;
    private final Rejections rejections;
    private final ReplayPublisher publisher;
    private final Replays replays;
    private final Trail trail;

    ReplayControllerTests(
            MockMvcTester mvc,
            Rejections rejections,
            ReplayPublisher publisher,
            Replays replays,
            Trail trail) {
        this.mvc = mvc;
        this.rejections = rejections;
        this.publisher = publisher;
        this.replays = replays;
        this.trail = trail;
    }

    /** Kafka shows what was written to it. */
    @BeforeEach
    void kafka() {
        willAnswer(
                        call -> {
                            replays.accept(call.getArgument(0));
                            return null;
                        })
                .given(publisher)
                .publish(any());
    }

    @Test
    void requestIsAcceptedWithWhoAndWhen() {
        holds(Refused.of(id, "mqtt", PAYLOAD, null));

        MvcTestResult answer = post("ann");

        assertThat(answer)
                .hasStatus(HttpStatus.ACCEPTED)
                .hasHeader("Location", "/api/v1/sites/home/rejected/" + id)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%s","replayedBy":"ann","replayedAt":"2026-11-20T10:15:30Z"}"""
                                .formatted(id));
        ArgumentCaptor<Replay> published = ArgumentCaptor.forClass(Replay.class);
        then(publisher).should().publish(published.capture());
        assertThat(published.getValue())
                .usingRecursiveComparison()
                .isEqualTo(
                        new Replay(
                                id,
                                Home.SITE,
                                "sense/room1",
                                PAYLOAD,
                                TestClock.START,
                                "ann",
                                TestClock.START));
    }

    @Test
    void secondOfTwoThatRaceIsToldWhoWasFirst() {
        holds(Refused.of(id, "mqtt", PAYLOAD, null));
        post("ann");

        assertAlreadyReplayed(post("bob"), "ann");
    }

    @Test
    void whatWasFedInAgainLongAgoIsNotPublishedOnceMore() {
        holds(
                Refused.of(id, "mqtt", PAYLOAD, null)
                        .replayed(
                                new ReplayMark("eve", TestClock.START.minusSeconds(86_400 * 20))));

        assertAlreadyReplayed(post("ann"), "eve");
        then(publisher).shouldHaveNoInteractions();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mqtt          |    | stands for 17 messages that were counted",
                "mqtt          | ff | payload of 70000 bytes is longer than the 64 KiB",
                "kafka         |    | no device's message, but was refused further on (kafka, sense)",
                "elasticsearch |    | refused further on (elasticsearch, index)",
                "batch         |    | no device's message"
            })
    void whatCannotBeFedInAgainSaysWhy(String origin, @Nullable String sha256, String why) {
        holds(Refused.of(id, origin, null, sha256));

        assertThat(post("ann"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type",
                        type -> assertThat(type).isEqualTo("urn:tributary:problem:not-replayable"))
                .hasPathSatisfying(
                        "$.detail", detail -> assertThat(detail).asString().contains(why));
        then(publisher).shouldHaveNoInteractions();
    }

    @Test
    void unknownRejectionIsAProblem() {
        given(rejections.find(Home.SITE, id)).willReturn(Optional.empty());

        assertThat(post("ann"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:unknown-rejection");
    }

    @Test
    void kafkaThatIsAwayIsAProblem() {
        holds(Refused.of(id, "mqtt", PAYLOAD, null));
        willThrow(new DependencyAwayException(Dependency.KAFKA, "Kafka did not acknowledge"))
                .given(publisher)
                .publish(any());

        assertThat(post("ann"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyJson()
                .extractingPath("$.missing[0]")
                .isEqualTo("kafka");
        assertThat(trail.events)
                .filteredOn(event -> id.toString().equals(event.target()))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).contains("in doubt"));
    }

    @Test
    void formOfAnotherOriginIsNotTaken() {
        holds(Refused.of(id, "mqtt", PAYLOAD, null));

        assertThat(
                        mvc.post()
                                .uri(path())
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .with(httpBasic("admin", WebSlice.PASSWORD))
                                .exchange())
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(
                        mvc.post()
                                .uri(path())
                                .contentType(MediaType.APPLICATION_JSON)
                                .with(user("ann").roles("OPERATOR"))
                                .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        then(publisher).shouldHaveNoInteractions();
    }

    @Test
    void oneRejectionIsFoundByItsId() {
        holds(Refused.of(id, "mqtt", PAYLOAD, null));

        assertThat(
                        mvc.get()
                                .uri("/api/v1/sites/home/rejected/" + id)
                                .with(user("ann").roles("OPERATOR"))
                                .exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(17);
    }

    private void holds(RejectionView rejection) {
        given(rejections.find(Home.SITE, id)).willReturn(Optional.of(rejection));
    }

    private MvcTestResult post(String user) {
        return mvc.post()
                .uri(path())
                .contentType(MediaType.APPLICATION_JSON)
                .with(user(user).roles("OPERATOR"))
                .with(csrf())
                .exchange();
    }

    private String path() {
        return "/api/v1/sites/home/rejected/" + id + "/replay";
    }

    private static void assertAlreadyReplayed(MvcTestResult answer, String by) {
        assertThat(answer)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type",
                        type ->
                                assertThat(type)
                                        .isEqualTo("urn:tributary:problem:already-replayed"))
                .hasPathSatisfying("$.replayedBy", who -> assertThat(who).isEqualTo(by))
                .hasPathSatisfying("$.replayedAt", when -> assertThat(when).isNotNull());
    }
}
