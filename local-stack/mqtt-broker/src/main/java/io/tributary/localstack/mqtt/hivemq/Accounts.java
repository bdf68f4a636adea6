package io.tributary.localstack.mqtt.hivemq;

import io.tributary.localstack.mqtt.MqttAccount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows who may connect. */
final class Accounts {

    private final Map<String, MqttAccount> byUsername;

    Accounts(List<MqttAccount> accounts) {
        byUsername =
                accounts.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        MqttAccount::username, Function.identity()));
    }

    /** The account of that name if the password is its own. */
    Optional<MqttAccount> authenticate(String username, ByteBuffer password) {
        byte[] given = new byte[password.remaining()];
        password.duplicate().get(given);
        return Optional.ofNullable(byUsername.get(username))
                .filter(
                        account ->
                                MessageDigest.isEqual(
                                        account.password().getBytes(StandardCharsets.UTF_8),
                                        given));
    }
}
