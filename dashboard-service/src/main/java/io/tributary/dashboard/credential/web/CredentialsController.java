package io.tributary.dashboard.credential.web;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.credential.AccountKey;
import io.tributary.dashboard.credential.CredentialDesk;
import io.tributary.dashboard.credential.CredentialView;
import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Devices' accounts at their site's broker. */
@ForAdministrators
@RestController
@RequestMapping("/api/v1/sites/{site}")
class CredentialsController {

    private final Credentials credentials;
    private final CredentialDesk desk;
    private final SiteViews sites;
    private final CurrentActor actors;

    CredentialsController(
            Credentials credentials, CredentialDesk desk, SiteViews sites, CurrentActor actors) {
        this.credentials = credentials;
        this.desk = desk;
        this.sites = sites;
        this.actors = actors;
    }

    /** Every account of a site, by device. */
    record AllCredentials(List<CredentialView> items) {}

    /** Whether the device may connect. */
    record CredentialChange(boolean disabled) {}

    /**
     * An account with the password that was made for it.
     *
     * @param credential the account
     * @param password told this once
     */
    record GivenPassword(CredentialView credential, String password) {

        GivenPassword {
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "GivenPassword[device=" + credential.device() + "]";
        }
    }

    @Refuses({ProblemType.FORBIDDEN, ProblemType.UNKNOWN_SITE})
    @GetMapping("/credentials")
    AllCredentials credentials(@PathVariable SiteId site) {
        sites.require(site);
        return new AllCredentials(credentials.of(site));
    }

    @Refuses({ProblemType.FORBIDDEN, ProblemType.UNKNOWN_CREDENTIAL})
    @GetMapping("/devices/{device}/credential")
    CredentialView credential(@PathVariable SiteId site, @PathVariable DeviceId device) {
        return credentials
                .find(new AccountKey(site, device))
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_CREDENTIAL,
                                        "Device %s was given no password yet.".formatted(device)));
    }

    /** Takes only what says that it is JSON, so that no form of another origin can ask for it. */
    @Refuses({
        ProblemType.FORBIDDEN,
        ProblemType.UNKNOWN_SITE,
        ProblemType.UNKNOWN_DEVICE,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.SITE_UNREACHABLE,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PostMapping(
            path = "/devices/{device}/credential/password",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<GivenPassword> givePassword(
            @PathVariable SiteId site,
            @PathVariable DeviceId device,
            @RequestParam(required = false) @Nullable LocationName location) {
        CredentialDesk.Given given =
                desk.givePassword(new AccountKey(site, device), location, actors.get());
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .body(new GivenPassword(given.credential(), given.password()));
    }

    @Refuses({
        ProblemType.FORBIDDEN,
        ProblemType.INVALID_BODY,
        ProblemType.UNKNOWN_CREDENTIAL,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PatchMapping(
            path = "/devices/{device}/credential",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    CredentialView changeCredential(
            @PathVariable SiteId site,
            @PathVariable DeviceId device,
            @RequestBody CredentialChange body) {
        return desk.change(
                new AccountKey(site, device),
                body.disabled() ? WantedState.DISABLED : WantedState.ACTIVE,
                actors.get());
    }

    @Refuses({ProblemType.FORBIDDEN, ProblemType.UNKNOWN_CREDENTIAL, ProblemType.CHANGED_MEANWHILE})
    @DeleteMapping("/devices/{device}/credential")
    CredentialView removeCredential(@PathVariable SiteId site, @PathVariable DeviceId device) {
        return desk.change(new AccountKey(site, device), WantedState.REMOVED, actors.get());
    }
}
