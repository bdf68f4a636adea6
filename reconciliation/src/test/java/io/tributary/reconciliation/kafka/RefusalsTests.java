package io.tributary.reconciliation.kafka;

import static io.tributary.reconciliation.kafka.Records.counted;
import static io.tributary.reconciliation.kafka.Records.documentRefused;
import static io.tributary.reconciliation.kafka.Records.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.reconciliation.account.Accounts;
import io.tributary.reconciliation.account.RejectedAccount;
import io.tributary.reconciliation.options.Scope;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalsTests {

    private final Accounts accounts = new Accounts(null);
    private final RecentIds fedInAgain = new RecentIds();
    private final Refusals refusals =
            new Refusals(new Scope("home", null, null, null, null), accounts, fedInAgain);

    @Test
    void countedRejectionTellsItsNumbers() {
        refusals.add(counted(UUID.randomUUID(), 5, 3, 7));

        assertThat(device().messages()).isEqualTo(5);
        assertThat(device().numbers()).hasToString("3-7");
        assertThat(device().unnumbered()).isZero();
    }

    @Test
    void numberIsReadFromThePayload() {
        refusals.add(
                refused(
                        UUID.randomUUID(),
                        RejectionReason.OUT_OF_RANGE,
                        "{\"deviceID\":\"load-1\",\"temperature\":900,\"seq\":12}"));

        assertThat(device().numbers()).hasToString("12");
    }

    @Test
    void payloadWithoutReadableNumberCountsWithout() {
        refusals.add(refused(UUID.randomUUID(), RejectionReason.MALFORMED_JSON, "{\"seq\":1"));
        refusals.add(refused(UUID.randomUUID(), RejectionReason.INVALID_STRUCTURE, "{}"));

        assertThat(device().messages()).isEqualTo(2);
        assertThat(device().unnumbered()).isEqualTo(2);
    }

    @Test
    void repeatOfARejectionIsTheSame() {
        UUID id = UUID.randomUUID();
        refusals.add(counted(id, 5, 3, 7));
        refusals.add(counted(id, 5, 3, 7));

        assertThat(device().messages()).isEqualTo(5);
        assertThat(device().doubled().isEmpty()).isTrue();
    }

    @Test
    void sameNumberInTwoRejectionsIsDoubled() {
        refusals.add(counted(UUID.randomUUID(), 5, 3, 7));
        refusals.add(counted(UUID.randomUUID(), 2, 7, 8));

        assertThat(device().doubled()).hasToString("7");
    }

    @Test
    void whatWasFedInAgainIsNotTheLastWord() {
        UUID id = UUID.randomUUID();
        fedInAgain.add(id);

        refusals.add(refused(id, RejectionReason.OUT_OF_RANGE, "{\"seq\":12}"));

        assertThat(device().messages()).isEqualTo(1);
        assertThat(device().standing()).isZero();
        assertThat(device().numbers().isEmpty()).isTrue();
    }

    @Test
    void refusedDocumentCountsItsReadingsAndNoMessage() {
        refusals.add(documentRefused(42));

        assertThat(device().refusedReadings()).isEqualTo(42);
        assertThat(device().messages()).isZero();
    }

    @Test
    void recordThatCannotBeReadIsTold() {
        refusals.add("[]".getBytes(StandardCharsets.UTF_8));
        refusals.add(null);

        assertThat(accounts.unreadable()).isEqualTo(2);
    }

    private RejectedAccount device() {
        return accounts.rejected(new DeviceKey("mill", "load-1"));
    }
}
