package io.tributary.dashboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.sun.management.ThreadMXBean;
import io.tributary.dashboard.audit.AuditTrail;
import io.tributary.dashboard.credential.CredentialPublisher;
import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SecretSealing;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that are made up after the published document: whatever is sent, the answer is one that
 * the document names, a refusal says why in the form that it promises, and neither costs much.
 *
 * <p>{@code -Dfuzz.requests=100000} tries more, {@code -Dfuzz.seed=…} others.
 */
@WebSlice
@DirtiesContext
class RestFuzzTests {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261120);

    private static final long MAX_NANOS = 2_000_000_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final int MAX_PROBLEM_BYTES = 16 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvcTester mvc;
    private final Set<Integer> seen = new HashSet<>();

    RestFuzzTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @BeforeEach
    void storesAnswer(
            @Autowired AuditTrail trail,
            @Autowired Rejections rejections,
            @Autowired CredentialPublisher publisher,
            @Autowired Credentials credentials,
            @Autowired Sites sites) {
        given(trail.page(any(), any(), anyInt())).willReturn(new Page<>(List.of(), null, null));
        given(rejections.page(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(), null, null));
        String key = SecretSealing.encode(SecretSealing.newKeyPair().getPublic());
        sites.accept(Home.sealing(Home.SITE, TestClock.START, key));
        willAnswer(
                        call -> {
                            credentials.accept(call.<DeviceCredential>getArgument(0));
                            return null;
                        })
                .given(publisher)
                .publish(any());
    }

    @Test
    void everyAnswerIsDocumentedAndCheap() {
        Values values = new Values(new Random(SEED));
        List<Operation> operations = Operation.all();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            MadeRequest request = MadeRequest.of(operations.get(i % operations.size()), values);
            try {
                send(request);
            } catch (AssertionError | RuntimeException e) {
                failures.add("request %d of seed %d: %s%n%s".formatted(i, SEED, request, e));
            }
        }
        assertThat(failures).isEmpty();
        assertThat(seen).as("both sides of the border").contains(200, 202, 400, 404, 415, 422);
    }

    private void send(MadeRequest request) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        MvcTestResult result = exchanged(request);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        long taken = THREADS.getCurrentThreadCpuTime() - nanos;

        assertThat(result.getUnresolvedException()).isNull();
        MockHttpServletResponse response = result.getResponse();
        seen.add(response.getStatus());
        assertThat(request.answers()).contains(response.getStatus());
        assertThat(taken).as("nanoseconds").isLessThan(MAX_NANOS);
        assertThat(allocated).as("bytes of memory").isLessThan(MAX_BYTES);
        if (response.getStatus() >= 400 && !request.method().equals("HEAD")) {
            checkProblem(response);
        }
    }

    private MvcTestResult exchanged(MadeRequest request) {
        MockMvcRequestBuilder builder =
                mvc.method(HttpMethod.valueOf(request.method()))
                        .uri(URI.create(request.uri()))
                        .with(user("admin").roles("ADMINISTRATOR"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf());
        request.headers().forEach(builder::header);
        byte[] body = request.body();
        if (body != null) {
            builder.content(body);
        }
        return builder.exchange();
    }

    /** What the container answers itself is made a problem on its error path, not in this test. */
    private static void checkProblem(MockHttpServletResponse response) {
        byte[] body = response.getContentAsByteArray();
        if (body.length == 0 && response.isCommitted()) {
            return;
        }
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(body).hasSizeLessThan(MAX_PROBLEM_BYTES);
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.path("type").asString()).startsWith("urn:tributary:problem:");
        assertThat(problem.path("status").asInt()).isEqualTo(response.getStatus());
        assertThat(problem.path("title").asString()).isNotBlank();
    }
}
