package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.credential.AccountKey;
import io.tributary.dashboard.credential.AccountQuery;
import io.tributary.dashboard.credential.AccountSearch;
import io.tributary.dashboard.credential.AccountState;
import io.tributary.dashboard.credential.CredentialDesk;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of a site's devices, and the form for one of them. */
@ForAdministrators
@Controller
class CredentialPages {

    /** Where a new password is shown, once. */
    static final String NEW_PASSWORD = "newPassword";

    /** Whose it is. */
    private static final String NEW_PASSWORD_OF = "newPasswordOf";

    private static final int ROWS = 50;

    private final PageFrame frame;
    private final SiteViews sites;
    private final AccountSearch search;
    private final CredentialDesk desk;
    private final CurrentActor actors;

    CredentialPages(
            PageFrame frame,
            SiteViews sites,
            AccountSearch search,
            CredentialDesk desk,
            CurrentActor actors) {
        this.frame = frame;
        this.sites = sites;
        this.search = search;
        this.desk = desk;
        this.actors = actors;
    }

    @GetMapping("/sites/{site}/accounts")
    String accounts(
            @PathVariable SiteId site,
            @RequestParam(name = "search", defaultValue = "") String words,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        frame.fill(model, site, "devices");
        AccountQuery query =
                new AccountQuery(
                        site,
                        Chosen.name("location", location, LocationName::of),
                        words,
                        AccountState.CHOICES.parse(state));
        model.addAttribute("list", list(site, words, String.join(",", state), location));
        model.addAttribute("states", AccountState.CHOICES.allowed());
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("found", search.page(query, page, ROWS));
        return "accounts";
    }

    /** From the list, to which it leads back, as it was narrowed down. */
    @PostMapping("/sites/{site}/accounts/{device}/change")
    String changeInList(
            @PathVariable SiteId site,
            @PathVariable DeviceId device,
            @RequestParam("do") String action,
            @RequestParam(name = "search", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String location,
            RedirectAttributes told) {
        change(new AccountKey(site, device), null, action, told);
        return "redirect:" + list(site, words, state, location);
    }

    /** From the device's page. */
    @PostMapping("/sites/{site}/locations/{location}/devices/{device}/credential/change")
    String changeOnPage(
            @PathVariable SiteId site,
            @PathVariable LocationName location,
            @PathVariable DeviceId device,
            @RequestParam("do") String action,
            RedirectAttributes told) {
        change(new AccountKey(site, device), location, action, told);
        return "redirect:/sites/" + site + "/locations/" + location + "/devices/" + device;
    }

    /**
     * @param action password, disable, enable or remove
     */
    private void change(
            AccountKey key,
            @Nullable LocationName location,
            String action,
            RedirectAttributes told) {
        switch (action) {
            case "password" -> {
                told.addFlashAttribute(
                        NEW_PASSWORD, desk.givePassword(key, location, actors.get()).password());
                told.addFlashAttribute(NEW_PASSWORD_OF, key.device());
            }
            case "disable" -> desk.change(key, WantedState.DISABLED, actors.get());
            case "enable" -> desk.change(key, WantedState.ACTIVE, actors.get());
            case "remove" -> desk.change(key, WantedState.REMOVED, actors.get());
            default -> throw ApiProblemException.parameter("do", "is none of these");
        }
        told.addFlashAttribute(FormPages.DONE, frame.words().say("page.credential.done"));
    }

    private static ListAddress list(SiteId site, String words, String state, String location) {
        return new ListAddress("/sites/" + site + "/accounts")
                .with("search", words)
                .with("state", state)
                .with("location", location);
    }
}
