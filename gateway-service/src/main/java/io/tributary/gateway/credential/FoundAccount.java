package io.tributary.gateway.credential;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a broker has of an account. Who wrote it last is told by its description, so that nothing
 * else has to remember what was applied.
 *
 * @param exists whether it is there
 * @param revision revision that was applied last; 0: none of ours
 * @param secretRevision revision of its password; 0: none of ours
 * @param disabled whether it may not connect
 * @param roles names of its roles
 * @param permissions description of its own role; null: there is none
 */
record FoundAccount(
        boolean exists,
        long revision,
        long secretRevision,
        boolean disabled,
        List<String> roles,
        @Nullable String permissions) {

    private static final Pattern TEXT = Pattern.compile("revision (\\d{1,18}) secret (\\d{1,18})");

    /** The description of an account with that revision and password. */
    static String text(long revision, long secretRevision) {
        return "revision " + revision + " secret " + secretRevision;
    }

    /** From the answers to {@code getClient} and {@code getRole}. */
    static FoundAccount of(BrokerAccounts.Answer client, BrokerAccounts.Answer role) {
        JsonNode account = client.data().path("client");
        Matcher text = TEXT.matcher(account.path("textdescription").asString(""));
        boolean ours = text.matches();
        return new FoundAccount(
                client.error() == null,
                ours ? Long.parseLong(text.group(1)) : 0,
                ours ? Long.parseLong(text.group(2)) : 0,
                account.path("disabled").asBoolean(false),
                StreamSupport.stream(account.path("roles").spliterator(), false)
                        .map(each -> each.path("rolename").asString(""))
                        .toList(),
                role.error() == null
                        ? role.data().path("role").path("textdescription").asString("")
                        : null);
    }
}
