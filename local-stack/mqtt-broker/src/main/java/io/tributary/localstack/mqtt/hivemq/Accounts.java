package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.mqtt.topic.InvalidTopicException;
import com.hivemq.mqtt.topic.TokenizedTopicMatcher;
import io.tributary.localstack.mqtt.MqttAccount;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Knows who may connect, and what for: services, whose accounts are given at each start and cannot
 * be changed while the broker runs, and devices. A service's name is never a device's.
 */
final class Accounts {

    private final Map<String, MqttAccount> services;
    private final DeviceAccountFile devices;

    Accounts(List<MqttAccount> services, DeviceAccountFile devices) {
        this.services =
                services.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        MqttAccount::username, Function.identity()));
        this.devices = devices;
    }

    DeviceAccountFile devices() {
        return devices;
    }

    boolean isService(String username) {
        return services.containsKey(username);
    }

    /**
     * What the client may do if it is who it says; empty if not, or if it is a device that is
     * disabled or uses another's client id. Takes as long for an unknown name as for a known one.
     */
    Optional<Permissions> authenticate(String username, ByteBuffer password, String clientId) {
        MqttAccount service = services.get(username);
        if (service != null) {
            byte[] own = service.password().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(own, bytes(password))
                    ? permissions(service, clientId)
                    : Optional.empty();
        }
        DeviceAccounts known = devices.accounts();
        DeviceAccount device = known.account(username);
        PasswordHash hash = device == null ? null : device.password();
        boolean matches = (hash == null ? PasswordHash.OF_NOBODY : hash).matches(chars(password));
        return matches && device != null && hash != null
                ? permissions(known, device, clientId)
                : Optional.empty();
    }

    /**
     * The same for a client whose certificate says who it is. One that is older than a device's
     * account, or than its password, is of no use any more.
     */
    Optional<Permissions> certified(ClientCertificate own, String clientId) {
        MqttAccount service = services.get(own.account());
        if (service != null) {
            return permissions(service, clientId);
        }
        DeviceAccounts known = devices.accounts();
        DeviceAccount device = known.account(own.account());
        return device == null || own.fromSecond() < device.sinceSecond()
                ? Optional.empty()
                : permissions(known, device, clientId);
    }

    /** Another text whenever an account, or what it may do, is another. */
    String stateOf(String username) {
        DeviceAccounts known = devices.accounts();
        DeviceAccount account = known.account(username);
        return account == null
                ? "none"
                : Integer.toHexString(Objects.hash(account, Permissions.of(known, account)));
    }

    /** Whether a device may receive from a topic now, whatever it once subscribed to. */
    boolean mayReceive(String device, String topic) {
        DeviceAccounts known = devices.accounts();
        DeviceAccount account = known.account(device);
        return account != null
                && !account.disabled()
                && known.allowed(account, DeviceRole.SUBSCRIBE)
                        .anyMatch(filter -> matches(filter, topic));
    }

    private static boolean matches(String filter, String topic) {
        try {
            return new TokenizedTopicMatcher().matches(filter, topic);
        } catch (InvalidTopicException e) {
            return false;
        }
    }

    private static Optional<Permissions> permissions(MqttAccount service, String clientId) {
        return service.role().mayUse(clientId)
                ? Optional.of(Permissions.of(service))
                : Optional.empty();
    }

    private static Optional<Permissions> permissions(
            DeviceAccounts known, DeviceAccount device, String clientId) {
        return device.disabled() || !known.mayUse(device, clientId)
                ? Optional.empty()
                : Optional.of(Permissions.of(known, device));
    }

    private static byte[] bytes(ByteBuffer password) {
        byte[] given = new byte[password.remaining()];
        password.duplicate().get(given);
        return given;
    }

    private static char[] chars(ByteBuffer password) {
        CharBuffer text = StandardCharsets.UTF_8.decode(password.duplicate());
        char[] given = new char[text.remaining()];
        text.get(given);
        return given;
    }

    /**
     * What a client may do.
     *
     * @param publish topic filters
     * @param subscribe topic filters
     * @param administersDevices whether it may change the accounts of devices
     */
    record Permissions(List<String> publish, List<String> subscribe, boolean administersDevices) {

        static Permissions of(MqttAccount service) {
            return new Permissions(
                    service.role().publishFilters(),
                    service.role().subscribeFilters(),
                    service.role().administersDevices());
        }

        static Permissions of(DeviceAccounts known, DeviceAccount device) {
            return new Permissions(
                    known.allowed(device, DeviceRole.PUBLISH).toList(),
                    known.allowed(device, DeviceRole.SUBSCRIBE).toList(),
                    false);
        }
    }
}
