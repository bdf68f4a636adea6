package io.tributary.dashboard.command.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.tributary.dashboard.command.CommandFilter;
import io.tributary.dashboard.command.ShownState;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.topology.command.CommandState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Queries on {@code tributary-commands} that find what a filter matches. */
final class CommandQueries {

    private CommandQueries() {}

    static Query of(CommandFilter filter) {
        List<Query> all = new ArrayList<>();
        all.add(term("site", filter.site()));
        if (filter.location() != null) {
            all.add(term("location", filter.location()));
        }
        if (filter.actuator() != null) {
            all.add(term("actuator", filter.actuator()));
        }
        if (filter.createdBy() != null) {
            all.add(term("createdBy", filter.createdBy()));
        }
        filter.targets().map(CommandQueries::targets).ifPresent(all::add);
        if (!filter.states().isEmpty()) {
            Instant silentAt = filter.silentAt();
            all.add(
                    silentAt == null
                            ? states(wanted(filter.states(), state -> true))
                            : whileSilent(filter.states(), silentAt));
        }
        return both(all);
    }

    private static Query targets(Set<ActuatorKey> targets) {
        return any(
                targets.stream()
                        .map(
                                key ->
                                        both(
                                                List.of(
                                                        term("location", key.location()),
                                                        term("actuator", key.actuator()))))
                        .toList());
    }

    /** What is open then and past its time to live is shown as of a site that is unreachable. */
    private static Query whileSilent(Set<ShownState> shown, Instant at) {
        List<Query> each = new ArrayList<>();
        each.add(states(wanted(shown, CommandState::isTerminal)));
        each.add(both(List.of(states(wanted(shown, state -> !state.isTerminal())), after(at))));
        if (shown.contains(ShownState.SITE_UNREACHABLE)) {
            List<CommandState> open =
                    Arrays.stream(CommandState.values())
                            .filter(state -> !state.isTerminal())
                            .toList();
            each.add(both(List.of(states(open), not(after(at)))));
        }
        return any(each);
    }

    private static List<CommandState> wanted(
            Set<ShownState> shown, Predicate<CommandState> condition) {
        return Stream.of(CommandState.values())
                .filter(state -> shown.contains(ShownState.valueOf(state.name())))
                .filter(condition)
                .toList();
    }

    /** None of no states. */
    private static Query states(List<CommandState> states) {
        List<FieldValue> values =
                states.stream().map(CommandState::name).map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field("state").terms(all -> all.value(values))));
    }

    private static Query after(Instant at) {
        return Query.of(
                q -> q.range(r -> r.date(date -> date.field("expiresAt").gt(at.toString()))));
    }

    private static Query not(Query query) {
        return Query.of(q -> q.bool(none -> none.mustNot(query)));
    }

    private static Query both(List<Query> queries) {
        return Query.of(q -> q.bool(all -> all.filter(queries)));
    }

    private static Query any(List<Query> queries) {
        return Query.of(q -> q.bool(some -> some.should(queries).minimumShouldMatch("1")));
    }

    private static Query term(String field, Object value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value.toString())));
    }
}
