package io.tributary.localstack.mqtt.hivemq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tributary.localstack.mqtt.MqttDevice;
import io.tributary.localstack.mqtt.OwnerFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps the accounts of devices in a file that only its owner may read. A change counts once it
 * stands in the file; a process that dies before has made none. Thread-safe.
 */
final class DeviceAccountFile {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private volatile DeviceAccounts accounts;

    private DeviceAccountFile(Path file, DeviceAccounts accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    /**
     * Opens the file of a folder, empty where it is missing, and takes in what is given at this
     * start.
     *
     * @param start a line for each device; removed once it is taken in
     * @throws IllegalStateException if the file is damaged: none is taken for a damaged one, since
     *     that would bring back what was disabled or removed
     */
    static DeviceAccountFile open(Path directory, Path start) {
        try {
            Path file = directory.resolve("device-accounts.json");
            DeviceAccountFile opened = new DeviceAccountFile(file, read(file));
            List<MqttDevice> devices = devices(start);
            opened.change(accounts -> accounts.startedWith(devices));
            Files.deleteIfExists(start);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the accounts of devices cannot be read", e);
        }
    }

    private static DeviceAccounts read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return DeviceAccounts.NONE;
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), DeviceAccounts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The accounts of devices in %s are damaged (%s). Put a copy of the file in its place, or remove it and start again: devices of the site model then have the passwords of their first start, even those that were disabled or removed, until the gateway has told the broker again."
                            .formatted(file, e.getOriginalMessage()));
        }
    }

    private static List<MqttDevice> devices(Path start) throws IOException {
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(start)) {
            return lines.map(MqttDevice::parse).toList();
        }
    }

    DeviceAccounts accounts() {
        return accounts;
    }

    /** Makes a change; it holds from its return on. */
    synchronized void change(UnaryOperator<DeviceAccounts> change) throws IOException {
        DeviceAccounts changed = change.apply(accounts);
        if (!changed.equals(accounts)) {
            OwnerFile.write(file, JSON.writeValueAsBytes(changed));
            accounts = changed;
        }
    }
}
