package io.tributary.reconciliation.sent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was sent, from a file with a line for each device: either the simulator's seq file (JSON) or
 * counts ({@code location,device,messages}). Read anew each time, since a run may still be writing.
 */
public final class SentFile {

    private final Path file;

    public SentFile(Path file) {
        this.file = file;
    }

    /**
     * Every device in the file.
     *
     * @throws SentFileException when it cannot be read, or a line is neither form
     */
    public SortedMap<DeviceKey, Sent> read() {
        SortedMap<DeviceKey, Sent> devices = new TreeMap<>();
        int number = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                if (!line.isBlank()) {
                    Sent sent = parse(line.strip());
                    if (devices.put(sent.key(), sent) != null) {
                        throw new IllegalArgumentException(
                                "%s at %s stands there twice; reconcile one run at a time"
                                        .formatted(sent.key().device(), sent.key().location()));
                    }
                }
            }
        } catch (IOException e) {
            throw new SentFileException("cannot read " + file + ": " + e);
        } catch (IllegalArgumentException e) {
            throw new SentFileException("%s, line %d: %s".formatted(file, number, e.getMessage()));
        }
        return devices;
    }

    private static Sent parse(String line) {
        return line.startsWith("{") ? SeqFileLine.parse(line) : counted(line);
    }

    private static Sent counted(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3) {
            throw new IllegalArgumentException(
                    "expected the simulator's JSON or location,device,messages");
        }
        try {
            return Sent.counted(
                    new DeviceKey(cells[0].strip(), cells[1].strip()),
                    Long.parseLong(cells[2].strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a count of messages: " + cells[2], e);
        }
    }
}
