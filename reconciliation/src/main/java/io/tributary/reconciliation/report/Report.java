package io.tributary.reconciliation.report;

import io.tributary.reconciliation.account.Balance;
import io.tributary.reconciliation.account.IntervalBalance;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.sent.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The result as a table for people. */
public final class Report {

    private static final List<String> DEVICES =
            List.of(
                    "location",
                    "device",
                    "sent",
                    "acknowledged",
                    "in sense",
                    "rejected",
                    "missing",
                    "doubled",
                    "ES missing",
                    "ES doubled");
    private static final List<String> INTERVALS =
            List.of(
                    "location",
                    "device",
                    "interval",
                    "acknowledged",
                    "missing",
                    "doubled",
                    "readings in sense",
                    "in ES");

    private Report() {}

    /** The table, what is wrong in it, and the sum of it all. */
    public static String of(Result result) {
        StringBuilder text = new StringBuilder();
        text.append(TextTable.of(DEVICES, result.balances().stream().map(Report::row).toList()));
        if (!result.intervals().isEmpty()) {
            text.append('\n').append(intervals(result.intervals()));
        }
        result.balances().stream()
                .flatMap(balance -> findings(balance).stream())
                .forEach(finding -> text.append(finding).append('\n'));
        if (result.unreadable() > 0) {
            text.append(number(result.unreadable()))
                    .append(" records in Kafka cannot be read: nobody knows what is in them\n");
        }
        if (result.others() > 0) {
            text.append(number(result.others()))
                    .append(" devices that the file does not name are left out\n");
        }
        return text.append(summary(result)).append('\n').toString();
    }

    /** What does not balance about a device, in sentences; empty where all does. */
    static List<String> findings(Balance balance) {
        List<String> findings = new ArrayList<>();
        Sent sent = balance.sent();
        if (balance.missing() > 0) {
            findings.add(
                    "missing %s%s"
                            .formatted(number(balance.missing()), which(balance.missingNumbers())));
        }
        if (balance.doubled() > 0) {
            findings.add(
                    "doubled %s%s"
                            .formatted(number(balance.doubled()), which(balance.doubledNumbers())));
        }
        add(findings, balance.unknown(), "messages with a number that was never given out");
        add(findings, balance.readingsShort(), "readings less than its messages had");
        add(findings, -balance.readingsShort(), "readings more than its messages had");
        add(findings, balance.indexedMissing(), "readings of sense not in Elasticsearch");
        add(findings, balance.indexedDoubled(), "readings in Elasticsearch that sense has not");
        add(findings, balance.indexedRejectedMissing(), "rejected not in Elasticsearch");
        add(findings, -balance.indexedRejectedMissing(), "rejected in Elasticsearch alone");
        if (sent != null) {
            add(findings, sent.unheard(), "taken while nobody was subscribed: not promised");
            add(findings, sent.refused(), "refused by the broker: not promised");
            add(findings, sent.unanswered(), "never acknowledged: not promised");
        }
        return findings.stream()
                .map(
                        finding ->
                                "%s %s: %s"
                                        .formatted(
                                                balance.key().location(),
                                                balance.key().device(),
                                                finding))
                .toList();
    }

    private static void add(List<String> findings, long count, String what) {
        if (count > 0) {
            findings.add(number(count) + " " + what);
        }
    }

    private static String which(Object numbers) {
        return numbers.toString().isEmpty() ? "" : ": " + numbers;
    }

    private static List<String> row(Balance balance) {
        Sent sent = balance.sent();
        return List.of(
                balance.key().location(),
                balance.key().device(),
                sent == null ? "?" : number(sent.sent()),
                sent == null ? "?" : number(sent.acknowledged()),
                number(balance.inSense()),
                number(balance.rejected()),
                number(balance.missing()),
                number(balance.doubled()),
                number(balance.indexedMissing()),
                number(balance.indexedDoubled()));
    }

    private static String intervals(List<IntervalBalance> intervals) {
        return TextTable.of(
                INTERVALS,
                intervals.stream()
                        .map(
                                each ->
                                        List.of(
                                                each.key().location(),
                                                each.key().device(),
                                                each.start().toString(),
                                                number(each.acknowledged()),
                                                number(each.missing().count()),
                                                number(each.doubled().count()),
                                                number(each.readings()),
                                                number(each.indexed())))
                        .toList());
    }

    private static String summary(Result result) {
        return "%s devices, %s messages sent, %s acknowledged; in sense %s, rejected %s, missing %s, doubled %s; readings in sense %s, of them missing in Elasticsearch %s, doubled %s: %s"
                .formatted(
                        number(result.balances().size()),
                        number(sent(result, Sent::sent)),
                        number(sent(result, Sent::acknowledged)),
                        number(result.total(Balance::inSense)),
                        number(result.total(Balance::rejected)),
                        number(result.total(Balance::missing)),
                        number(result.total(Balance::doubled)),
                        number(result.total(Balance::readings)),
                        number(result.total(Balance::indexedMissing)),
                        number(result.total(Balance::indexedDoubled)),
                        verdict(result));
    }

    private static String verdict(Result result) {
        if (result.balances().isEmpty()) {
            return "NOTHING TO COMPARE";
        }
        return result.isEven() ? "ALL ACCOUNTED FOR" : "NOT ACCOUNTED FOR";
    }

    private static long sent(Result result, ToLongFunction<Sent> number) {
        return result.total(
                balance -> {
                    Sent sent = balance.sent();
                    return sent == null ? 0 : number.applyAsLong(sent);
                });
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
