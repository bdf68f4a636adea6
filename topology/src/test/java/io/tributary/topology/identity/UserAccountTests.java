package io.tributary.topology.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAccountTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");

    private final UserAccount ana =
            UserAccount.created(UserName.of("ana"), Role.VIEWER, "hash-of-ana", "admin", NOW);

    @Test
    void everyChangeIsOneRevisionOn() {
        UserAccount changed = ana.changed(Role.OPERATOR, true, "admin", NOW.plusSeconds(1));

        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.passwordRevision()).isEqualTo(1);
        assertThat(changed.role()).isEqualTo(Role.OPERATOR);
        assertThat(changed.disabled()).isTrue();
    }

    @Test
    void newPasswordIsKnownByItsRevision() {
        UserAccount changed = ana.withPassword("another", "ana", NOW.plusSeconds(1));

        assertThat(changed.passwordRevision()).isEqualTo(changed.revision()).isEqualTo(2);
    }

    @Test
    void hashIsNotInItsText() {
        assertThat(ana.toString()).doesNotContain("hash-of-ana").contains("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "a b", "<b>", "-a", "añα", "a/b"})
    void nameThatCouldBeMistakenIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserName.of(name));
    }

    @Test
    void roleOfATokenEndsWithThatOfItsOwner() {
        assertThat(Role.ADMINISTRATOR.atMost(Role.OPERATOR)).isEqualTo(Role.OPERATOR);
        assertThat(Role.VIEWER.atMost(Role.OPERATOR)).isEqualTo(Role.VIEWER);
    }
}
