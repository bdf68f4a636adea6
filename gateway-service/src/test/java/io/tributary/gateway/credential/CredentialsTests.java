package io.tributary.gateway.credential;

import static io.tributary.topology.credential.WantedState.ACTIVE;
import static io.tributary.topology.credential.WantedState.DISABLED;
import static io.tributary.topology.credential.WantedState.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.tributary.gateway.journal.JournalDirectory;
import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SealedSecret;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
    private static final String NODE = "NodeMCU3";

    @TempDir private Path directory;

    private final SiteModel home = SiteModelReader.thesisHome();
    private final FakeBroker broker = new FakeBroker();
    private final List<CredentialStatus> statuses = new CopyOnWriteArrayList<>();
    private final JournalDirectory journal = mock(JournalDirectory.class);
    private GatewayKey key = new GatewayKey(journal);
    private Credentials credentials = started();

    private Credentials started() {
        return new Credentials(
                home,
                key,
                broker,
                status -> {
                    statuses.add(status);
                    return CompletableFuture.completedFuture(null);
                },
                () -> NOW);
    }

    @BeforeEach
    void placeTheKey() {
        given(journal.path()).willReturn(directory);
    }

    @AfterEach
    void stop() {
        credentials.stop();
    }

    @Test
    void newDeviceIsLetInWithTheTopicsOfTheModel() {
        want(active(1, "first"));
        awaitApplied(1);
        assertThat(broker.letsIn(NODE, "first")).isTrue();
        assertThat(broker.accounts.get(NODE)).containsEntry("clientid", NODE);
        assertThat(String.valueOf(broker.roles.get("device-" + NODE)))
                .contains("sense/kitchen/NodeMCU3", "cmnd/kitchen/cooker-hood")
                .doesNotContain("water-pump");
    }

    @Test
    void rotationChangesNothingButThePassword() {
        want(active(1, "first"));
        awaitApplied(1);
        broker.changes.clear();
        want(active(2, "second"));
        awaitApplied(2);
        assertThat(broker.letsIn(NODE, "first")).isFalse();
        assertThat(broker.letsIn(NODE, "second")).isTrue();
        assertThat(broker.changes).containsExactly("modifyClient");
    }

    @Test
    void disabledDeviceIsKeptOutAndKnownAgainWhenActive() {
        SealedSecret secret = seal(1, "first");
        want(credential(ACTIVE, 1, secret));
        awaitApplied(1);
        want(credential(DISABLED, 2, secret));
        awaitApplied(2);
        assertThat(broker.letsIn(NODE, "first")).isFalse();
        assertThat(broker.changes).contains("disableClient");
        want(credential(ACTIVE, 3, secret));
        awaitApplied(3);
        assertThat(broker.letsIn(NODE, "first")).isTrue();
    }

    @Test
    void removedDeviceLeavesNothingBehind() {
        want(active(1, "first"));
        awaitApplied(1);
        want(credential(REMOVED, 2, null));
        awaitApplied(2);
        assertThat(broker.accounts).isEmpty();
        assertThat(broker.roles).isEmpty();
        want(credential(REMOVED, 3, null));
        awaitApplied(3);
    }

    @Test
    void ofTwoChangesTheHigherRevisionWinsInWhateverOrderTheyCome() {
        credentials.wanted(List.of(active(7, "seventh"), active(5, "fifth")));
        awaitApplied(7);
        assertThat(broker.letsIn(NODE, "seventh")).isTrue();
        assertThat(statuses).extracting(CredentialStatus::revision).containsExactly(7L);
    }

    @Test
    void ofTwoChangesWithOneRevisionTheFirstWins() {
        credentials.wanted(List.of(active(7, "four"), active(7, "five")));
        awaitApplied(7);
        assertThat(broker.letsIn(NODE, "four")).isTrue();
    }

    @Test
    void disableThatDidNotKnowOfARotationBringsNoOldPasswordBack() {
        SealedSecret leaked = seal(1, "leaked");
        want(credential(ACTIVE, 1, leaked));
        want(active(2, "fresh"));
        want(credential(DISABLED, 3, leaked));
        awaitApplied(3);
        want(credential(ACTIVE, 4, leaked));
        awaitApplied(4);
        assertThat(broker.letsIn(NODE, "leaked")).isFalse();
        assertThat(broker.letsIn(NODE, "fresh")).isTrue();
    }

    @Test
    void accountThatIsNotAnsweredHoldsUpNoOther() {
        broker.deafTo = NODE;
        credentials.wanted(List.of(active(1, "first"), neighbour()));
        await().until(() -> broker.accounts.containsKey("NodeMCU1"));
        assertThat(statuses).extracting(CredentialStatus::username).containsExactly("NodeMCU1");
        assertThat(broker.accounts).doesNotContainKey(NODE);
    }

    @Test
    void accountThatSomebodyMadeWithoutARoleIsNotTaken() {
        broker.accounts.put(NODE, new ConcurrentHashMap<>(Map.of("password", "theirs")));
        want(active(1, "first"));
        awaitFailed(1, CredentialProblem.REFUSED_BY_BROKER);
        assertThat(broker.accounts.get(NODE)).containsEntry("password", "theirs");
    }

    @Test
    void damagedKeyKeepsPasswordsOutAndDisablesStill() throws IOException {
        want(active(1, "first"));
        awaitApplied(1);
        Files.writeString(directory.resolve("credentials.key"), "");
        SealedSecret second = seal(2, "second");
        credentials.stop();
        key = new GatewayKey(journal);
        credentials = started();
        want(credential(ACTIVE, 2, second));
        awaitFailed(2, CredentialProblem.NOT_OPENED);
        want(credential(DISABLED, 3, second));
        awaitApplied(3);
        assertThat(broker.letsIn(NODE, "first")).isFalse();
    }

    @Test
    void restartRepeatsNothingButTellsAgain() {
        want(active(1, "first"));
        awaitApplied(1);
        broker.changes.clear();
        statuses.clear();
        restart();
        want(active(1, "first"));
        awaitApplied(1);
        assertThat(broker.changes).isEmpty();
    }

    @Test
    void brokerThatForgotIsTaughtAgain() {
        want(active(1, "first"));
        awaitApplied(1);
        broker.accounts.clear();
        broker.roles.clear();
        broker.ready.run();
        await().until(() -> broker.letsIn(NODE, "first"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void deathBetweenTwoCommandsIsMadeGoodByTheNextStart(int commands) {
        SealedSecret secret = seal(1, "first");
        want(credential(ACTIVE, 1, secret));
        awaitApplied(1);
        want(credential(DISABLED, 2, secret));
        awaitApplied(2);
        broker.roles.clear();
        broker.diesAfter.set(commands);
        want(active(3, "third"));
        await().until(() -> broker.away);
        assertThat(statuses).noneMatch(status -> status.revision() == 3);
        restart();
        broker.away = false;
        want(active(3, "third"));
        awaitApplied(3);
        assertThat(broker.letsIn(NODE, "third")).isTrue();
    }

    @Test
    void passwordForAnotherKeyOrAccountIsToldAndChangesNothing() {
        SealedSecret others =
                SecretSealing.seal(
                        "first".toCharArray(),
                        SecretSealing.encode(SecretSealing.newKeyPair().getPublic()),
                        new SecretContext(home.site(), NODE, 1));
        want(credential(ACTIVE, 1, others));
        awaitFailed(1, CredentialProblem.NOT_OPENED);
        SealedSecret ofAnother =
                SecretSealing.seal(
                        "first".toCharArray(),
                        SecretSealing.encode(key.keys().getPublic()),
                        new SecretContext(home.site(), "NodeMCU4", 2));
        want(credential(ACTIVE, 2, ofAnother));
        awaitFailed(2, CredentialProblem.NOT_OPENED);
        assertThat(broker.accounts).isEmpty();
    }

    @Test
    void accountWithoutAPasswordIsNotMade() {
        want(credential(ACTIVE, 1, null));
        awaitFailed(1, CredentialProblem.NO_SECRET);
        assertThat(broker.accounts).isEmpty();
    }

    @Test
    void accountOfAServiceIsNotTouched() {
        broker.accounts.put(
                NODE, Map.of("password", "own", "roles", List.of(Map.of("rolename", "gateway"))));
        want(active(1, "first"));
        awaitFailed(1, CredentialProblem.REFUSED_BY_BROKER);
        assertThat(broker.changes).isEmpty();
    }

    @Test
    void brokerWithALaterRevisionKeepsIt() {
        want(active(9, "ninth"));
        awaitApplied(9);
        restart();
        want(active(3, "third"));
        awaitFailed(3, CredentialProblem.OUTDATED);
        assertThat(broker.letsIn(NODE, "ninth")).isTrue();
    }

    @Test
    void noStatusHoldsASecret() {
        want(active(1, "first-secret"));
        awaitApplied(1);
        assertThat(statuses.toString()).doesNotContain("first-secret");
        assertThat(active(1, "first-secret").toString()).doesNotContain("first-secret");
    }

    private void restart() {
        credentials.stop();
        credentials = started();
    }

    private void want(DeviceCredential credential) {
        credentials.wanted(List.of(credential));
    }

    private void awaitApplied(long revision) {
        await().untilAsserted(
                        () ->
                                assertThat(statuses)
                                        .anyMatch(
                                                status ->
                                                        status.revision() == revision
                                                                && status.applied()));
    }

    private void awaitFailed(long revision, CredentialProblem problem) {
        await().untilAsserted(
                        () ->
                                assertThat(statuses)
                                        .anyMatch(
                                                status ->
                                                        status.revision() == revision
                                                                && status.problem() == problem));
    }

    private DeviceCredential neighbour() {
        SealedSecret secret =
                SecretSealing.seal(
                        "other".toCharArray(),
                        SecretSealing.encode(key.keys().getPublic()),
                        new SecretContext(home.site(), "NodeMCU1", 1));
        return new DeviceCredential(
                home.site(),
                LocationName.of("room1"),
                DeviceId.of("NodeMCU1"),
                "NodeMCU1",
                ACTIVE,
                1,
                "admin",
                NOW,
                secret);
    }

    private DeviceCredential active(long revision, String password) {
        return credential(ACTIVE, revision, seal(revision, password));
    }

    private SealedSecret seal(long revision, String password) {
        return SecretSealing.seal(
                password.toCharArray(),
                SecretSealing.encode(key.keys().getPublic()),
                new SecretContext(home.site(), NODE, revision));
    }

    private DeviceCredential credential(
            WantedState wanted, long revision, @Nullable SealedSecret secret) {
        return new DeviceCredential(
                home.site(),
                LocationName.of("kitchen"),
                DeviceId.of(NODE),
                NODE,
                wanted,
                revision,
                "admin",
                NOW,
                secret);
    }
}
