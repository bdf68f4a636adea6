package io.tributary.localstack.launch;

import io.tributary.localstack.credentials.PasswordFile;
import io.tributary.localstack.mqtt.MqttDevice;
import io.tributary.localstack.options.MqttLogin;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.permission.DevicePermissions;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The devices that the embedded MQTT broker knows from the start: those of the site model, and one
 * for somebody's first own device. Each has a password of its own.
 */
final class StackDevices {

    /** Somebody's first own device; it may be in any location. */
    static final DeviceId STARTER = DeviceId.of("my-sensor");

    private static final String FILE = "devices.properties";

    private final Path passwordFile;
    private final Map<String, String> passwords;
    private final List<MqttDevice> accounts;

    private StackDevices(
            Path passwordFile, Map<String, String> passwords, List<MqttDevice> accounts) {
        this.passwordFile = passwordFile;
        this.passwords = passwords;
        this.accounts = accounts;
    }

    /** Those of a site; passwords that are missing are generated and written down. */
    static StackDevices of(SiteModel site, Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        List<String> names = new ArrayList<>();
        names.add(STARTER.value());
        for (Location location : site.locations()) {
            location.devices().forEach(device -> names.add(device.id().value()));
        }
        Map<String, String> passwords =
                new PasswordFile(file).loadOrCreate(names.stream().distinct().toList());
        List<MqttDevice> accounts = new ArrayList<>();
        for (Location location : site.locations()) {
            for (Device device : location.devices()) {
                accounts.add(
                        account(
                                device.id(),
                                DevicePermissions.of(site, location.name(), device.id()),
                                passwords));
            }
        }
        if (accounts.stream().noneMatch(known -> known.username().equals(STARTER.value()))) {
            accounts.add(account(STARTER, DevicePermissions.anywhere(STARTER), passwords));
        }
        return new StackDevices(file, passwords, accounts);
    }

    private static MqttDevice account(
            DeviceId device, DevicePermissions permissions, Map<String, String> passwords) {
        return new MqttDevice(
                device.value(),
                Objects.requireNonNull(passwords.get(device.value())),
                texts(permissions.publish()),
                texts(permissions.subscribe()));
    }

    private static List<String> texts(List<MqttTopicFilter> filters) {
        return filters.stream().map(MqttTopicFilter::value).toList();
    }

    /** The accounts of the embedded broker. */
    List<MqttDevice> accounts() {
        return accounts;
    }

    /** Where their passwords stand: a line {@code device=password} for each. */
    Path passwordFile() {
        return passwordFile;
    }

    MqttLogin starter() {
        return login(STARTER);
    }

    /**
     * @throws IllegalArgumentException when the site model has no such device
     */
    MqttLogin login(DeviceId device) {
        String password = passwords.get(device.value());
        if (password == null) {
            throw new IllegalArgumentException("the site model has no device " + device);
        }
        return new MqttLogin(device.value(), password);
    }

    @Override
    public String toString() {
        return "StackDevices[" + passwordFile + "]";
    }
}
