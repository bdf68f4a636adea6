package io.tributary.acquisition.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes payloads at random, by whole tokens and by single characters; the same seed gives the
 * same payloads.
 */
final class Mutations {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[\\[\\]{},:]|[^\\s\\[\\]{},:\"]+");

    private static final int LONGEST = 600;

    private static final List<String> TOKENS =
            List.of(
                    "\"deviceID\"",
                    "\"measures\"",
                    "\"element\"",
                    "\"measure\"",
                    "\"unit\"",
                    "\"timestamp\"",
                    "\"seq\"",
                    "\"boot\"",
                    "\"localization\"",
                    "\"temperature\"",
                    "\"two words\"",
                    "\"ä\"",
                    "\"\"",
                    "\"Cel\"",
                    "\"°C\"",
                    "\"2026-11-20T10:15:30Z\"",
                    "0",
                    "-1",
                    "1.0",
                    "2.5",
                    "1e2",
                    "1e400",
                    "9223372036854775808",
                    "1795169730",
                    "true",
                    "false",
                    "null",
                    "[]",
                    "{}",
                    "[1]",
                    "{\"a\":1}",
                    "{\"element\":\"a\",\"measure\":1}",
                    "\"\\ud800\"",
                    "\"a\\n\"");

    private final Random random;
    private final List<List<String>> corpus = new ArrayList<>();

    Mutations(long seed, List<String> payloads) {
        this.random = new Random(seed);
        for (String payload : payloads) {
            if (payload.length() <= LONGEST) {
                corpus.add(tokens(payload));
            }
        }
    }

    String next() {
        List<String> tokens = new ArrayList<>(one(corpus));
        for (int i = random.nextInt(3); i >= 0 && !tokens.isEmpty(); i--) {
            mutate(tokens);
        }
        return String.join("", tokens);
    }

    private void mutate(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(7)) {
            case 0 -> tokens.set(at, one(TOKENS));
            case 1 -> tokens.set(at, one(one(corpus)));
            case 2 -> tokens.addAll(at, List.of(one(TOKENS), ":", one(TOKENS), ","));
            case 3 -> removeProperty(tokens, at);
            case 4 -> tokens.set(at, changed(tokens.get(at)));
            case 5 -> swap(tokens, at, random.nextInt(tokens.size()));
            default -> tokens.addAll(at, List.of(one(TOKENS), ","));
        }
    }

    /** A name, its colon, its value, and a comma. */
    private static void removeProperty(List<String> tokens, int at) {
        if (at + 3 < tokens.size() && tokens.get(at + 1).equals(":")) {
            tokens.subList(at, at + 4).clear();
        } else {
            tokens.remove(at);
        }
    }

    private static void swap(List<String> tokens, int one, int other) {
        String token = tokens.get(one);
        tokens.set(one, tokens.get(other));
        tokens.set(other, token);
    }

    private String changed(String token) {
        if (token.length() < 2) {
            return token;
        }
        int at = 1 + random.nextInt(token.length() - 1);
        String characters = "aZ09._-+e \\nu{}[]\"é😀";
        int from =
                characters.offsetByCodePoints(
                        0, random.nextInt(characters.codePointCount(0, characters.length())));
        return token.substring(0, at)
                + Character.toString(characters.codePointAt(from))
                + token.substring(random.nextBoolean() ? at : Math.min(at + 1, token.length()));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> tokens(String payload) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(payload);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
