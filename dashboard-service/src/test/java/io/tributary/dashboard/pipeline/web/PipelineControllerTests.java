package io.tributary.dashboard.pipeline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.pipeline.Flows;
import io.tributary.dashboard.pipeline.Messages;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Streaming;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class PipelineControllerTests {

    private final MockMvcTester mvc;
    private final Flows flows;
    private final Changes changes;

    PipelineControllerTests(MockMvcTester mvc, Flows flows, Changes changes) {
        this.mvc = mvc;
        this.flows = flows;
        this.changes = changes;
    }

    @Test
    void figuresAndWhatToLookAtAreThere() {
        flows.kafka(Messages.aggregated(1, TestClock.START));
        assertThat(get("/api/v1/sites/home/pipeline"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"site":"home","at":"2026-11-20T10:15:30Z","measured":true,
                         "throughput":{"messagesPerSecond":3.0,"readingsPerSecond":6.0,"recordsPerSecond":1.0,"state":"good"},
                         "comparison":{"compared":false,"connected":false,"state":"unknown"},
                         "rejected":{"perMinute":0.0,"reasons":[],"state":"good"},
                         "lag":{"groups":[],"state":"unknown"},
                         "findings":[]}""");
        assertThat(get("/api/v1/sites/home/pipeline"))
                .bodyJson()
                .extractingPath("$.hops[0]")
                .asMap()
                .containsEntry("hop", "sensed-acquired")
                .containsEntry("state", "good");
        assertThat(get("/api/v1/sites/home/pipeline"))
                .bodyJson()
                .extractingPath("$.hops[0].latency.p95Millis")
                .isEqualTo(50);
    }

    @Test
    void pipelineOfNoSiteIsAProblem() {
        assertThat(get("/api/v1/sites/nowhere/pipeline"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void streamTellsFiguresToThoseWhoAskAndNothingElse() {
        MockHttpSession session = new MockHttpSession();
        MvcTestResult stream =
                Streaming.open(
                        () ->
                                mvc.get()
                                        .uri("/api/v1/sites/home/stream?pipeline=true")
                                        .with(user("admin").roles("ADMINISTRATOR"))
                                        .session(session)
                                        .asyncExchange(),
                        () -> {});
        await().untilAsserted(
                        () ->
                                assertThat(stream.getResponse().getContentAsString())
                                        .contains("event:service", "event:pipeline")
                                        .doesNotContain("event:snapshot"));
        changes.publish(new Change.PipelineMeasured(Home.SITE));
        await().untilAsserted(
                        () ->
                                assertThat(stream.getResponse().getContentAsString())
                                        .containsSubsequence("event:pipeline", "event:pipeline"));
    }

    @Test
    void pageShowsTheFlowInBothLanguages() {
        assertThat(page(Locale.ENGLISH))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "data-hop=\"aggregated-kafka\"", "Here, over Kafka", "MQTT is not compared")
                .doesNotContain("??");
        assertThat(page(Locale.of("es")))
                .hasStatusOk()
                .bodyText()
                .contains("Aquí, por Kafka", "Aquí no se compara MQTT")
                .doesNotContain("??");
    }

    private MvcTestResult page(Locale language) {
        return mvc.get()
                .uri("/sites/home/pipeline")
                .with(user("admin").roles("ADMINISTRATOR"))
                .locale(language)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(user("admin").roles("ADMINISTRATOR")).exchange();
    }
}
