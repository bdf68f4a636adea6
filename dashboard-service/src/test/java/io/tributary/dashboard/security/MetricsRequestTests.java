package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class MetricsRequestTests {

    private static final String PASSWORD = "sixteen letters!";
    private static final String METRICS = "/actuator/prometheus";

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/prometheus, metrics:sixteen letters!, true",
        "POST, /actuator/prometheus, metrics:sixteen letters!, false",
        "GET, /actuator/prometheus, metrics:another of these, false",
        "GET, /actuator/prometheus, admin:sixteen letters!, false",
        // it is for nothing else
        "GET, /actuator/health, metrics:sixteen letters!, false",
        "GET, /actuator/prometheus/more, metrics:sixteen letters!, false",
        "GET, /api/v1/sites, metrics:sixteen letters!, false"
    })
    void onlyTheMetricsAndOnlyWithTheirPassword(
            String method, String path, String login, boolean matches) {
        assertThat(matches(PASSWORD, method, path, login)).isEqualTo(matches);
    }

    @Test
    void nobodyWhereThereIsNoPassword() {
        assertThat(matches(null, "GET", METRICS, "metrics:null")).isFalse();
        assertThat(matches(null, "GET", METRICS, "metrics:")).isFalse();
        assertThat(
                        new MetricsRequest(new MetricsProperties("metrics", PASSWORD))
                                .matches(new MockHttpServletRequest("GET", METRICS)))
                .isFalse();
    }

    private static boolean matches(
            @Nullable String password, String method, String path, String login) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        return new MetricsRequest(new MetricsProperties("metrics", password)).matches(request);
    }
}
