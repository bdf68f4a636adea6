package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.command.Commands;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.presence.PresenceChange;
import io.tributary.dashboard.presence.PresenceChanges;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.SliceState;
import io.tributary.dashboard.support.TestClock;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

@WebSlice
class PagesTests {

    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

    private final MockMvcTester mvc;
    private final Rejections rejections;
    private final Commands commands;
    private final ResourceUrlProvider files;
    private final PresenceChanges presence;

    PagesTests(
            MockMvcTester mvc,
            Rejections rejections,
            Commands commands,
            ResourceUrlProvider files,
            PresenceChanges presence) {
        this.mvc = mvc;
        this.rejections = rejections;
        this.commands = commands;
        this.files = files;
        this.presence = presence;
    }

    @Test
    void startLeadsToTheFirstSite() {
        assertThat(get("/")).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/sites/home");
    }

    @Test
    void valuesAreReadableWithoutScripts() {
        assertThat(get("/sites/home"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "data-reading=\"room1/NodeMCU1/temperature\"",
                        ">21.4</b>",
                        ">°C</span>",
                        ">3 s ago</time>",
                        ">Online</span>",
                        ">Never seen</span>",
                        ">Discovered</span>");
    }

    @Test
    void controlIsTheOneItsKindAsksFor() {
        assertThat(get("/sites/home/locations/kitchen"))
                .bodyText()
                .contains("role=\"switch\"", "data-value-to-send=\"LOW\"");
        assertThat(get("/sites/home/locations/room1"))
                .bodyText()
                .contains("aria-checked=\"true\"", "data-reported=\"ON\"");
    }

    @Test
    void whatDevicesSendCannotAct() {
        assertThat(get("/sites/home"))
                .bodyText()
                .contains(ESCAPED)
                .doesNotContain(SliceState.SCRIPT);
    }

    @Test
    void pagesHoldNothingInline() {
        given(rejections.page(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(), null, null));
        for (String path :
                List.of(
                        "/sites/home",
                        "/sites/home/locations/room1",
                        "/sites/home/locations/room1/devices/NodeMCU1",
                        "/sites/home/devices",
                        "/sites/home/commands",
                        "/sites/home/rejected",
                        "/sites/home/model",
                        "/login")) {
            assertThat(get(path))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??") // a word that is missing
                    .doesNotContainPattern("<script>")
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("\\sstyle=")
                    .doesNotContainPattern("<style")
                    .doesNotContainPattern("\\son[a-z]+=");
        }
    }

    @Test
    void commandsAreListedWithReasonAndHistory() {
        CommandStatus queued = Commanding.queued(TestClock.START);
        commands.accept(
                queued.moved(CommandState.REJECTED, TestClock.START, SliceState.SCRIPT, null));

        assertThat(get("/sites/home/commands"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Refused",
                        ESCAPED,
                        queued.id().toString(),
                        ">Waiting<",
                        ">Refused<",
                        "Send again")
                .doesNotContain(SliceState.SCRIPT);
    }

    @Test
    void unknownPlaceIsAPageToo() {
        for (String path : List.of("/sites/x", "/sites/home/locations/x", "/sites/_")) {
            assertThat(get(path))
                    .hasStatus(HttpStatus.NOT_FOUND)
                    .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                    .bodyText()
                    .contains("To the live page");
        }
    }

    @Test
    void wordsAndFiguresAreThoseOfTheBrowser() {
        assertThat(
                        mvc.get()
                                .uri("/sites/home")
                                .accept(MediaType.TEXT_HTML)
                                .header("Accept-Language", "es-MX,es;q=0.9,en;q=0.5")
                                .with(user("admin").roles("ADMINISTRATOR")))
                .hasStatusOk()
                .bodyText()
                .contains("<html lang=\"es\"", ">En línea</span>", "hace 3 s", "Temperatura");
        assertThat(
                        mvc.get()
                                .uri("/sites/home")
                                .accept(MediaType.TEXT_HTML)
                                .header("Accept-Language", "de-DE,de;q=0.9")
                                .with(user("admin").roles("ADMINISTRATOR")))
                .bodyText()
                .contains("<html lang=\"en\"", ">21,4</b>", ">Online</span>");
    }

    @Test
    void scriptsGetTheSameWords() {
        assertThat(mvc.get().uri("/assets/words.js").header("Accept-Language", "es"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/javascript")
                .hasHeader("Vary", "Accept-Language")
                .bodyText()
                .startsWith("export default {")
                .contains("\"presence.online\":\"En línea\"", "\"unit.Cel\":\"°C\"")
                .doesNotContain("\"page.");
    }

    @Test
    void devicesAreSearchedAndSorted() {
        assertThat(get("/sites/home/devices?search=mcu1"))
                .bodyText()
                .contains("1 to 1 of 1 devices", "data-row=\"room1/NodeMCU1\"");
        assertThat(get("/sites/home/devices?presence=never-seen&sort=-device"))
                .bodyText()
                .contains("aria-sort=\"descending\"", "data-row=\"garden/NodeMCU4\"")
                .contains("devices?presence=never-seen&amp;sort=device\"")
                .doesNotContain("data-row=\"room1/NodeMCU1\"");
        assertThat(get("/sites/home/devices?search=nothing-like-it"))
                .bodyText()
                .contains("No device found");
        assertThat(get("/sites/home/devices?sort=age")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void modelIsATreeBesideWhatIsNotInIt() {
        assertThat(get("/sites/home/model"))
                .bodyText()
                .contains("soilMoisture", "cooker-hood", "OFF · LOW · HIGH", "stranger", ESCAPED);
    }

    @Test
    void commandIsSentAgainByAButtonOfTheSession() {
        CommandStatus queued = Commanding.queued(TestClock.START);
        commands.accept(queued);
        String path = "/sites/home/commands/" + queued.id() + "/repeat";

        assertThat(
                        mvc.post()
                                .uri(path)
                                .with(user("eve").roles("ADMINISTRATOR"))
                                .with(csrf())
                                .exchange())
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/sites/home/commands");
        assertThat(commands.list(status -> status.createdBy().equals("eve"), null, 9))
                .singleElement()
                .extracting(CommandStatus::value)
                .isEqualTo("ON");
        assertThat(
                        mvc.post()
                                .uri("/sites/home/commands/" + UUID.randomUUID() + "/repeat")
                                .with(user("eve").roles("ADMINISTRATOR"))
                                .with(csrf())
                                .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void presenceOverTimeIsReadWithoutScripts() {
        given(rejections.page(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(), null, null));
        Instant since = Instant.parse("2026-11-20T10:00:00Z"); // what is now, in the slice
        given(presence.before(any(), any(), anyInt()))
                .willReturn(
                        List.of(
                                new PresenceChange(ShownPresence.OFFLINE, since.minusSeconds(480)),
                                new PresenceChange(
                                        ShownPresence.ONLINE, since.minusSeconds(90_000))));

        assertThat(get("/sites/home/locations/room1/devices/NodeMCU1"))
                .bodyText()
                .contains(
                        "Online 99.4% of the time.",
                        "data-shown=\"P1D\"",
                        "x=\"98.3681%\" width=\"0.5556%\"",
                        "Online: 23 h (99.4%); Offline: 8 min (0.5%)",
                        ">8 min</span>");
        assertThat(get("/sites/home/locations/room1/devices/NodeMCU1/presence?presence=P30D"))
                .bodyText()
                .contains("data-shown=\"P30D\"", "−25 d", ">Not known</b>")
                .doesNotContain("<html");
    }

    @Test
    void deviceIsShownWithoutWhatKeepsItsPresence() {
        given(rejections.page(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(), null, null));
        given(presence.before(any(), any(), anyInt()))
                .willThrow(new DependencyAwayException(Dependency.ELASTICSEARCH, "gone"));

        assertThat(get("/sites/home/locations/room1/devices/NodeMCU1"))
                .hasStatusOk()
                .bodyText()
                .contains("Not to be had at the moment.");
    }

    @Test
    void commandsAreNarrowedDownAndTheAddressKeepsIt() {
        CommandStatus queued = Commanding.queued(TestClock.START);
        commands.accept(queued);
        String id = queued.id().toString();

        assertThat(get("/sites/home/commands?target=room1/light&state=QUEUED,SENT,DELIVERED"))
                .bodyText()
                .contains(id, "value=\"QUEUED,SENT,DELIVERED\" selected")
                .contains("name=\"target\" value=\"room1/light\"")
                .contains("data-location=\"room1\"");
        for (String filter :
                List.of(
                        "target=kitchen",
                        "state=SUCCEEDED",
                        "device=NodeMCU2",
                        "createdBy=" + queued.createdBy() + "x")) {
            assertThat(get("/sites/home/commands?" + filter))
                    .bodyText()
                    .contains("Take away a filter")
                    .doesNotContain(id);
        }
        assertThat(get("/sites/home/commands?state=QUEUED&state=FAILED"))
                .bodyText()
                .contains(id, "value=\"QUEUED,FAILED\" selected");
        assertThat(get("/sites/home/commands?state=LOST")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("/sites/home/commands?target=a b")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void commandSentAgainIsSeenInTheSameListWhateverItsState() {
        CommandStatus queued = Commanding.queued(TestClock.START);
        commands.accept(queued);

        assertThat(
                        mvc.post()
                                .uri("/sites/home/commands/" + queued.id() + "/repeat")
                                .param("target", "room1/light")
                                .param("state", "FAILED")
                                .with(user("eve").roles("ADMINISTRATOR"))
                                .with(csrf())
                                .exchange())
                .hasRedirectedUrl("/sites/home/commands?target=room1%2Flight");
    }

    /** A large page has thousands of them, and there are many jars to look into. */
    @Test
    void linksToPagesAreNotLookedUpAmongFiles() {
        assertThat(files.getHandlerMap()).containsKey("/assets/**").doesNotContainKey("/**");
    }

    @Test
    void historyIsSavedFromTheRestInterface() {
        assertThat(get("/sites/home/locations/room1"))
                .bodyText()
                .contains(
                        "/api/v1/sites/home/readings/history?location=room1&amp;format=csv\" download");
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .with(user("admin").roles("ADMINISTRATOR"))
                .exchange();
    }
}
