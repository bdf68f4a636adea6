package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.problem.ProblemType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)");
    private static final Pattern IN_SCRIPTS =
            Pattern.compile("\\b(?:say|word)\\(\\s*\"([\\w.-]+)\"");
    private static final Pattern PLACES = Pattern.compile("\\{\\d}");

    private final Properties english = read(".*(?<!_es)\\.properties");
    private final Properties spanish = read(".*_es\\.properties");

    @Test
    void everythingIsSaidInBothLanguages() {
        Set<String> needed = new TreeSet<>(english.stringPropertyNames());
        needed.removeIf(key -> key.startsWith("unit."));
        Set<String> said = new TreeSet<>(spanish.stringPropertyNames());
        said.removeIf(key -> key.startsWith("name."));

        assertThat(said).isEqualTo(needed);
    }

    /** Scripts look them up by the type of the problem that came. */
    @ParameterizedTest
    @EnumSource
    void everyProblemIsToldInTheReadersLanguage(ProblemType type) {
        assertThat(WordsController.of(Locale.ENGLISH)).containsKey("problem." + type.code());
    }

    @Test
    void whatIsPutInHasItsPlaceInBothLanguages() {
        for (String key : english.stringPropertyNames()) {
            if (spanish.getProperty(key) != null) {
                assertThat(places(spanish.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key)));
            }
        }
    }

    @Test
    void noApostropheIsTakenForAPattern() {
        assertThat(Stream.of(english, spanish).flatMap(all -> all.values().stream()))
                .allSatisfy(text -> assertThat((String) text).doesNotContain("'"));
    }

    @Test
    void everyWordThatAPageAsksForIsThere() {
        assertThat(asked("templates", ".html", IN_TEMPLATES))
                .isNotEmpty()
                .filteredOn(key -> !key.startsWith("pipeline."))
                .allSatisfy(key -> assertThat(english).containsKey(key));
    }

    @Test
    void everyWordThatAScriptAsksForIsSentToIt() {
        assertThat(asked("static/assets", ".js", IN_SCRIPTS))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(WordsController.of(Locale.ENGLISH)).containsKey(key));
    }

    private static List<String> places(String text) {
        return PLACES.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Set<String> asked(String folder, String ending, Pattern pattern) {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(ending))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .forEach(keys::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** What stands in all files of such names. */
    private static Properties read(String names) {
        Properties properties = new Properties();
        try (Stream<Path> files = Files.list(RESOURCES)) {
            for (Path file : files.filter(f -> f.toString().matches(names)).toList()) {
                properties.load(new StringReader(text(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
