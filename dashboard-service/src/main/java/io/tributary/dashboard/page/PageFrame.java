package io.tributary.dashboard.page;

import io.tributary.dashboard.access.Access;
import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What every page needs: the sites, the one shown, the servers that are away, and the words. */
@Component
class PageFrame {

    /** The entries of the menu. */
    private static final List<Tab> TABS =
            List.of(
                    new Tab("home", ""),
                    new Tab("devices", "/devices"),
                    new Tab("commands", "/commands"),
                    new Tab("rejected", "/rejected"),
                    new Tab("pipeline", "/pipeline"),
                    new Tab("site", "/model"));

    private final SiteViews sites;
    private final Availability availability;
    private final Trends trends;
    private final Controls controls;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;

    PageFrame(
            SiteViews sites,
            Availability availability,
            Trends trends,
            Controls controls,
            Access access,
            MessageSource messages,
            Clock clock) {
        this.sites = sites;
        this.availability = availability;
        this.trends = trends;
        this.controls = controls;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    List<SiteSummary> sites() {
        return sites.all();
    }

    /**
     * @param tab which entry of the menu the page belongs to
     */
    void fill(Model model, SiteId site, String tab) {
        sites.require(site);
        model.addAttribute("summary", sites.summary(site));
        model.addAttribute("sites", sites.all());
        model.addAttribute("tab", tab);
        fill(model);
    }

    /** A page that could not be shown: with the menu of its site where that is one. */
    void fillAsFarAsKnown(Model model, @Nullable String site) {
        List<SiteSummary> known = known();
        known.stream()
                .filter(each -> each.site().value().equals(site))
                .findFirst()
                .ifPresent(
                        summary -> {
                            model.addAttribute("summary", summary);
                            model.addAttribute("sites", known);
                        });
        fill(model);
    }

    /** A page about the whole deployment; the menu stays that of a site, if there is one. */
    void fillWithoutSite(Model model, String tab) {
        List<SiteSummary> all = known();
        fillAsFarAsKnown(model, all.isEmpty() ? null : all.getFirst().site().value());
        model.addAttribute("tab", tab);
    }

    /** None while nothing has been read from Kafka yet. */
    private List<SiteSummary> known() {
        try {
            return sites.all();
        } catch (DependencyAwayException e) {
            return List.of();
        }
    }

    void fill(Model model) {
        model.addAttribute("access", access);
        model.addAttribute("tabs", TABS);
        model.addAttribute("missing", availability.outages());
        // As attributes: expressions within HTML attributes may not name beans.
        model.addAttribute("display", new Display(clock, words(), trends));
        model.addAttribute("controls", controls);
    }

    /** The words of whoever asks. */
    Words words() {
        return new Words(messages, LocaleContextHolder.getLocale(), figures());
    }

    /** The words are in few languages, the figures in every region's. */
    private static Locale figures() {
        return RequestContextHolder.currentRequestAttributes()
                                instanceof ServletRequestAttributes current
                        && current.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                ? current.getRequest().getLocale()
                : Locale.ENGLISH;
    }

    /**
     * An entry of the menu.
     *
     * @param name of the entry, of its icon, and of its words
     * @param path below the site
     */
    record Tab(String name, String path) {}
}
