package io.tributary.dashboard.history.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldTests {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(CsvField.of("open wide")).isEqualTo("open wide");
        assertThat(CsvField.of("")).isEmpty();
        assertThat(CsvField.of(null)).isEmpty();
    }

    @Test
    void whatWouldEndTheFieldIsQuoted() {
        assertThat(CsvField.of("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvField.of("say \"a\"")).isEqualTo("\"say \"\"a\"\"\"");
        assertThat(CsvField.of("a\nb")).isEqualTo("\"a\nb\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx"})
    void deviceCannotWriteAFormulaIntoASpreadsheet(String text) {
        assertThat(CsvField.of(text)).contains("'" + text).doesNotStartWith(text);
    }
}
