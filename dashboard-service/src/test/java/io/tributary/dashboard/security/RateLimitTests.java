package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RateLimitTests {

    private static final RateLimitProperties TEN =
            new RateLimitProperties(10, Duration.ofSeconds(10), 4);

    private final AtomicLong nanos = new AtomicLong();
    private final Quotas quotas = new Quotas(TEN, nanos::get);
    private final RateLimit limit =
            new RateLimit(quotas, TEN, new ApiRefusals(JsonMapper.shared(), mock()));

    @Test
    void eachAnswerTellsWhatIsLeft() throws Exception {
        MockHttpServletResponse answer = ask("eva", "/api/v1/sites");

        assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"user\";q=10;w=10");
        assertThat(answer.getHeader("RateLimit")).isEqualTo("\"user\";r=9;t=1");
    }

    @Test
    void beyondTheQuotaTheAnswerIs429WithWhenToComeAgain() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(ask("eva", "/api/v1/sites").getStatus()).isEqualTo(200);
        }

        MockHttpServletResponse refused = ask("eva", "/api/v1/sites");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString()).contains("urn:tributary:problem:rate-limited");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"user\";r=0;t=10");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(ask("eva", "/api/v1/sites").getStatus()).isEqualTo(200);
    }

    @Test
    void historyCountsAsMore() throws Exception {
        ask("eva", "/api/v1/sites/home/readings/history");
        assertThat(ask("eva", "/api/v1/sites/home/readings/history").getHeader("RateLimit"))
                .isEqualTo("\"user\";r=2;t=8");

        MockHttpServletResponse refused = ask("eva", "/api/v1/sites/home/readings/history");

        assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
        assertThat(ask("eva", "/api/v1/sites").getStatus()).isEqualTo(200);
    }

    @Test
    void pathWrittenOtherwiseCountsAllTheSame() throws Exception {
        assertThat(ask("eva", "/%61pi/v1/sites/home/readings/%68istory").getHeader("RateLimit"))
                .isEqualTo("\"user\";r=6;t=4");
    }

    @Test
    void oneUserDoesNotUseUpWhatAnotherHas() throws Exception {
        for (int i = 0; i < 11; i++) {
            ask("eva", "/api/v1/sites");
        }

        assertThat(ask("ada", "/api/v1/sites").getStatus()).isEqualTo(200);
    }

    @Test
    void whatCostsNothingIsNotLimitedAndPagesAre() throws Exception {
        assertThat(ask("eva", "/actuator/prometheus").getHeader("RateLimit")).isNull();
        assertThat(ask("eva", "/assets/base.css").getHeader("RateLimit")).isNull();
        assertThat(ask(null, "/api/v1/sites").getHeader("RateLimit")).isNull();
        assertThat(quotas.count()).isZero();
        assertThat(ask("eva", "/sites/home/rejected").getHeader("RateLimit")).contains("r=9");
    }

    @Test
    void fullQuotasAreForgotten() throws Exception {
        ask("eva", "/api/v1/sites");
        quotas.forgetFull();
        assertThat(quotas.count()).isEqualTo(1);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        quotas.forgetFull();

        assertThat(quotas.count()).isZero();
    }

    @Test
    void whatCostsMoreThanThereEverIsTakesAll() {
        Quotas small =
                new Quotas(new RateLimitProperties(3, Duration.ofSeconds(3), 20), nanos::get);

        assertThat(small.decide("eva", 20).granted()).isTrue();
        assertThat(small.decide("eva", 20).secondsUntilGranted()).isEqualTo(3);
    }

    private MockHttpServletResponse ask(@Nullable String user, String path)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (user != null) {
            Principal principal = () -> user;
            request.setUserPrincipal(principal);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
