package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayMark;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.SliceState;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSlice
class RejectionPagesTests {

    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

    private final MockMvcTester mvc;
    private final Rejections rejections;

    RejectionPagesTests(MockMvcTester mvc, Rejections rejections) {
        this.mvc = mvc;
        this.rejections = rejections;
    }

    @Test
    void rejectedPayloadIsShownAsText() {
        given(rejections.page(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(rejection()), "more", null));

        assertThat(get("/sites/home/rejected?reason=&device=NodeMCU1"))
                .hasStatusOk()
                .bodyText()
                .contains("Malformed JSON", ESCAPED, "rejected?device=NodeMCU1&amp;cursor=more")
                .doesNotContain(SliceState.SCRIPT);
    }

    @Test
    void rejectionIsFedInAgainByAButtonOfTheSession() {
        UUID id = UUID.randomUUID();
        RejectionView rejection = rejection(id);
        given(rejections.page(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(rejection), null, null));
        given(rejections.find(Home.SITE, id))
                .willReturn(
                        Optional.of(rejection.replayed(new ReplayMark("eve", TestClock.START))));
        String path = "/sites/home/rejected/" + id + "/replay";

        assertThat(get("/sites/home/rejected"))
                .bodyText()
                .contains("action=\"" + path + "\"", "name=\"_csrf\"", "Feed in again");
        assertThat(mvc.post().uri(path).with(user("admin").roles("ADMINISTRATOR")).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.post()
                                .uri(path)
                                .with(user("admin").roles("ADMINISTRATOR"))
                                .with(csrf())
                                .exchange())
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("It was fed in again before", "eve had it fed in again");
    }

    @Test
    void serverThatIsAwayIsNamedOnThePage() {
        given(rejections.page(any(), any(), anyInt()))
                .willThrow(
                        new DependencyAwayException(
                                Dependency.ELASTICSEARCH, "Elasticsearch does not answer"));

        assertThat(get("/sites/home/rejected"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                .bodyText()
                .contains("Elasticsearch is away", "these are missing: history");
    }

    @Test
    void deviceIsShownWhileRejectionsCannotBeReached() {
        given(rejections.page(any(), any(), anyInt()))
                .willThrow(
                        new DependencyAwayException(
                                Dependency.ELASTICSEARCH, "Elasticsearch does not answer"));

        assertThat(get("/sites/home/locations/room1/devices/NodeMCU1"))
                .hasStatusOk()
                .bodyText()
                .contains("1.4.2", "It is in the model.", "Not to be had at the moment.");
    }

    private static RejectionView rejection() {
        return rejection(UUID.randomUUID());
    }

    private static RejectionView rejection(UUID id) {
        return new RejectionView(
                id,
                Home.SITE,
                "mqtt",
                "sense/" + SliceState.SCRIPT,
                null,
                SliceState.SCRIPT,
                "malformed-json",
                SliceState.SCRIPT,
                1,
                null,
                SliceState.SCRIPT.getBytes(StandardCharsets.UTF_8),
                25,
                null,
                TestClock.START,
                null,
                null,
                null);
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .with(user("admin").roles("ADMINISTRATOR"))
                .exchange();
    }
}
