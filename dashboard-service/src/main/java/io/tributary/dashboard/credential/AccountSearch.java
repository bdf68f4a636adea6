package io.tributary.dashboard.credential;

import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.paging.NumberedPage;
import io.tributary.dashboard.paging.TextCursor;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Searches the accounts of a site's devices: of those that the site knows, with an account or
 * without, and of those that it no longer knows but that were given one.
 */
@Component
public class AccountSearch {

    private final DeviceFinder devices;
    private final Credentials credentials;
    private final SiteViews sites;

    AccountSearch(DeviceFinder devices, Credentials credentials, SiteViews sites) {
        this.devices = devices;
        this.credentials = credentials;
        this.sites = sites;
    }

    /**
     * A page of those that are asked for, by device; the first is 1, and one that is none is the
     * nearest there is.
     *
     * @throws io.tributary.dashboard.problem.ApiProblemException when there is no such site
     */
    public NumberedPage<DeviceAccount> page(AccountQuery query, int number, int limit) {
        List<String> words =
                Arrays.stream(lower(query.search()).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        Map<LocationName, String> titles = sites.titles(query.site());
        List<DeviceAccount> found =
                all(query.site())
                        .filter(each -> query.asksFor(each))
                        .filter(each -> words.stream().allMatch(text(each, titles)::contains))
                        .toList();
        return NumberedPage.of(
                found,
                each -> TextCursor.of(each.device().value()),
                Comparator.naturalOrder(),
                number,
                limit);
    }

    private Stream<DeviceAccount> all(SiteId site) {
        Map<DeviceId, CredentialView> accounts =
                credentials.of(site).stream()
                        .collect(Collectors.toMap(CredentialView::device, Function.identity()));
        Map<DeviceId, DeviceView> known =
                devices.all(site, null, null).stream()
                        .collect(
                                Collectors.toMap(
                                        DeviceView::device,
                                        Function.identity(),
                                        BinaryOperator.maxBy(DeviceFinder.LAST_SEEN)));
        return Stream.concat(
                known.values().stream()
                        .map(
                                each ->
                                        new DeviceAccount(
                                                each.device(),
                                                each.location(),
                                                accounts.get(each.device()))),
                accounts.values().stream()
                        .filter(account -> !known.containsKey(account.device()))
                        .map(account -> new DeviceAccount(account.device(), null, account))
                        .filter(each -> each.state() != AccountState.NONE));
    }

    /** What is searched, each apart from the next. */
    private static String text(DeviceAccount each, Map<LocationName, String> titles) {
        CredentialView account = each.account();
        LocationName location = each.location();
        return lower(
                String.join(
                        "\n",
                        each.device().value(),
                        account == null ? "" : account.username(),
                        location == null ? "" : location.value(),
                        location == null ? "" : titles.getOrDefault(location, "")));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
