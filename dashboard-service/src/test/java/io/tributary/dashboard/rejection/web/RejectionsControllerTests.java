package io.tributary.dashboard.rejection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class RejectionsControllerTests {

    private static final UUID ID = UUID.fromString("01a1f7a2-57b5-7430-a1eb-0b654f9e0173");

    private final MockMvcTester mvc;
    private final Rejections rejections;

    RejectionsControllerTests(MockMvcTester mvc, Rejections rejections) {
        this.mvc = mvc;
        this.rejections = rejections;
    }

    @Test
    void rejectionIsAnsweredWithItsPayloadInBase64() {
        Cursor after = new Cursor(TestClock.START, ID.toString());
        given(
                        rejections.page(
                                new RejectionFilter(
                                        Home.SITE, RejectionReason.MALFORMED_JSON, "NodeMCU1"),
                                after,
                                7))
                .willReturn(new Page<>(List.of(rejection()), "on", null));

        assertThat(get("?reason=malformed-json&device=NodeMCU1&limit=7&cursor=" + after.format()))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo(
                        """
                        {"items":[{"id":"01a1f7a2-57b5-7430-a1eb-0b654f9e0173","site":"home",
                          "origin":"mqtt","topic":"sense/room1","location":"room1",
                          "device":"NodeMCU1","reason":"malformed-json","detail":"broken",
                          "count":1,"payload":"ewo=","payloadBytes":2,
                          "receivedAt":"2026-11-20T10:15:30Z"}],"next":"on"}""");
    }

    @Test
    void timeNarrowsDown() {
        given(
                        rejections.page(
                                new RejectionFilter(
                                        Home.SITE,
                                        null,
                                        null,
                                        TestClock.START,
                                        TestClock.START.plusSeconds(60)),
                                null,
                                50))
                .willReturn(new Page<>(List.of(rejection()), null, null));

        assertThat(get("?from=2026-11-20T10:15:30Z&to=2026-11-20T10:16:30Z"))
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo(ID.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?reason=because",
                "?limit=501",
                "?cursor=x",
                "?from=now",
                "?from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:00Z"
            })
    void parametersAreChecked(String query) {
        assertThat(get(query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:tributary:problem:invalid-parameter");
    }

    private static RejectionView rejection() {
        return new RejectionView(
                ID,
                Home.SITE,
                "mqtt",
                "sense/room1",
                "room1",
                "NodeMCU1",
                "malformed-json",
                "broken",
                1,
                null,
                "{\n".getBytes(StandardCharsets.UTF_8),
                2,
                null,
                TestClock.START,
                null,
                null,
                null);
    }

    private MvcTestResult get(String query) {
        return mvc.get()
                .uri("/api/v1/sites/home/rejected" + query)
                .with(user("admin").roles("ADMINISTRATOR"))
                .exchange();
    }
}
