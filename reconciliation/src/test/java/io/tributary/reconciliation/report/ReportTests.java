package io.tributary.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.reconciliation.account.Balance;
import io.tributary.reconciliation.account.Indexed;
import io.tributary.reconciliation.account.RejectedAccount;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.account.SenseAccount;
import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.reconciliation.sent.Sent;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static final DeviceKey KEY = new DeviceKey("mill", "load-1");

    private final SenseAccount sense = new SenseAccount();
    private final RejectedAccount rejected = new RejectedAccount();

    @Test
    void evenAccountIsALineAndAVerdict() {
        sense.add(1_000, NumberRanges.of(1, 1_000), 2_000);

        assertThat(report(new Indexed(2_000, 0)))
                .contains("mill      load-1  1,000")
                .endsWith(
                        """
                        1 devices, 1,000 messages sent, 1,000 acknowledged; in sense 1,000, rejected 0, missing 0, doubled 0; readings in sense 2,000, of them missing in Elasticsearch 0, doubled 0: ALL ACCOUNTED FOR
                        """);
    }

    @Test
    void differencesAreTold() {
        sense.add(990, NumberRanges.of(1, 990), 1_979);
        sense.add(1, NumberRanges.of(5, 5), 2);
        rejected.add(1, NumberRanges.of(991, 991));

        assertThat(report(new Indexed(1_900, 0)))
                .contains("mill load-1: missing 9: 992-1000")
                .contains("mill load-1: doubled 1: 5")
                .contains("mill load-1: 1 readings less than its messages had")
                .contains("mill load-1: 81 readings of sense not in Elasticsearch")
                .contains("mill load-1: 1 rejected not in Elasticsearch")
                .contains("NOT ACCOUNTED FOR");
    }

    @Test
    void nothingIsNoGoodNews() {
        Result nothing = new Result(List.of(), List.of(), 3, 0, Instant.EPOCH);

        assertThat(nothing.isEven()).isFalse();
        assertThat(Report.of(nothing))
                .contains("3 devices that the file does not name")
                .contains("NOTHING TO COMPARE");
    }

    @Test
    void unreadableRecordsAreNoGoodNews() {
        sense.add(1_000, NumberRanges.of(1, 1_000), 2_000);
        Result result =
                new Result(List.of(balance(new Indexed(2_000, 0))), List.of(), 0, 2, Instant.EPOCH);

        assertThat(result.isEven()).isFalse();
        assertThat(Report.of(result)).contains("2 records in Kafka cannot be read");
    }

    private String report(Indexed indexed) {
        return Report.of(new Result(List.of(balance(indexed)), List.of(), 0, 0, Instant.EPOCH));
    }

    private Balance balance(Indexed indexed) {
        Sent sent =
                new Sent(KEY, 1_000, 1_000, 0, 0, NumberRanges.of(1, 1_000), 2, new TreeMap<>());
        return Balance.of(KEY, sent, sense, rejected, indexed);
    }
}
