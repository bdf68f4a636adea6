package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.credential.AccountKey;
import io.tributary.dashboard.credential.CredentialDesk;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a device's account on its page. */
@ForAdministrators
@Controller
class CredentialPages {

    /** Where a new password is shown, once. */
    static final String NEW_PASSWORD = "newPassword";

    private final PageFrame frame;
    private final CredentialDesk desk;
    private final CurrentActor actors;

    CredentialPages(PageFrame frame, CredentialDesk desk, CurrentActor actors) {
        this.frame = frame;
        this.desk = desk;
        this.actors = actors;
    }

    /**
     * @param action password, disable, enable or remove
     */
    @PostMapping("/sites/{site}/locations/{location}/devices/{device}/credential")
    String change(
            @PathVariable SiteId site,
            @PathVariable LocationName location,
            @PathVariable DeviceId device,
            @RequestParam("do") String action,
            RedirectAttributes told) {
        AccountKey key = new AccountKey(site, device);
        switch (action) {
            case "password" ->
                    told.addFlashAttribute(
                            NEW_PASSWORD,
                            desk.givePassword(key, location, actors.get()).password());
            case "disable" -> desk.change(key, WantedState.DISABLED, actors.get());
            case "enable" -> desk.change(key, WantedState.ACTIVE, actors.get());
            case "remove" -> desk.change(key, WantedState.REMOVED, actors.get());
            default -> throw ApiProblemException.parameter("do", "is none of these");
        }
        told.addFlashAttribute(FormPages.DONE, frame.words().say("page.credential.done"));
        return "redirect:/sites/" + site + "/locations/" + location + "/devices/" + device;
    }
}
