package io.tributary.dashboard.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.support.WebSlice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebSlice
class RejectedHeaderTests {

    private final MockMvcTester mvc;

    RejectedHeaderTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /** Tomcat lets bytes above 0x7f through. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b", "a\r\nb"})
    void controlCharacterInAHeaderIsABadRequest(String key) {
        assertThat(
                        mvc.post()
                                .uri("/api/v1/sites/home/locations/room1/actuators/light/commands")
                                .header("Idempotency-Key", key)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"value\":\"ON\"}")
                                .with(user("admin").roles("ADMINISTRATOR"))
                                .with(csrf()))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:bad-request");
    }
}
