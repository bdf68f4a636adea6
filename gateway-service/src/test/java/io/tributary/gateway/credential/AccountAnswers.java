package io.tributary.gateway.credential;

import tools.jackson.databind.JsonNode;

/** What brokers answer of an account, for tests elsewhere. */
public final class AccountAnswers {

    private AccountAnswers() {}

    /** The same answer to both questions; returns what was made of it, in words. */
    public static String found(JsonNode data) {
        BrokerAccounts.Answer answer = new BrokerAccounts.Answer(null, data);
        return FoundAccount.of(answer, answer).toString();
    }
}
