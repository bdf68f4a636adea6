package io.tributary.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decoders of a module. The first byte of an input says which of them it is for: a fuzzer's JVM
 * takes seconds to start, and can run one fuzz test.
 */
public final class FuzzTargets {

    private record Named(String name, Decoder decoder) {}

    private final List<Named> decoders = new ArrayList<>();
    private final List<byte[]> seeds = new ArrayList<>();

    /** With one more, and inputs to begin with. */
    public FuzzTargets with(String name, Decoder decoder, byte[]... inputs) {
        for (byte[] input : inputs) {
            byte[] seed = new byte[input.length + 1];
            seed[0] = (byte) decoders.size();
            System.arraycopy(input, 0, seed, 1, input.length);
            seeds.add(seed);
        }
        decoders.add(new Named(name, decoder));
        return this;
    }

    /** With one more, and texts to begin with. */
    public FuzzTargets with(String name, Decoder decoder, String... inputs) {
        return with(
                name,
                decoder,
                Arrays.stream(inputs)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    public Stream<byte[]> seeds() {
        return seeds.stream();
    }

    /**
     * Decodes an input.
     *
     * @throws AssertionError with the input, where it fails or costs too much
     */
    public void decode(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Named chosen = decoders.get((input[0] & 0xff) % decoders.size());
        try {
            Cost.require(chosen.decoder, Arrays.copyOfRange(input, 1, input.length));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw new AssertionError(
                    "%s fails on the input (Base64) %s"
                            .formatted(chosen.name, Base64.getEncoder().encodeToString(input)),
                    e);
        }
    }

    /** An input as text. */
    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** The example of a message that {@code topology} holds its contract against. */
    public static byte[] golden(String message) {
        String name = "topology/src/test/resources/golden/" + message + ".json";
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name))) {
                return bytes(folder.resolve(name));
            }
        }
        throw new IllegalArgumentException("not in this checkout: " + name);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
