package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTests {

    @TempDir private Path directory;

    @Test
    void rowsKnowTheirLines() throws IOException {
        assertThat(read("time,a\r\n1,2\n\n3,\"x\ny\"\n5,6"))
                .containsExactly("1 [time, a]", "2 [1, 2]", "3 []", "4 [3, x\ny]", "6 [5, 6]");
    }

    @Test
    void badRowIsReportedAndTheNextIsReadAllTheSame() throws IOException {
        assertThat(read("time,a\n1,2\n3,\"x\"y\n5,6\n7,8\n"))
                .hasSize(5)
                .startsWith("1 [time, a]", "2 [1, 2]")
                .endsWith("4 [5, 6]", "5 [7, 8]")
                .element(2)
                .asString()
                .startsWith("3 not CSV: Unexpected character");
    }

    @Test
    void quoteThatIsNeverClosedIsReportedAtItsLine() throws IOException {
        assertThat(read("time,a\n\"1,2\n3,4\n5,6\n"))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("2 not CSV: Missing closing quote")
                .endsWith("; all lines from 2 to 4 are left out");
    }

    @Test
    void byteOrderMarkIsNotPartOfTheFirstName() throws IOException {
        assertThat(read("\uFEFFtime,a\n")).containsExactly("1 [time, a]");
    }

    @ParameterizedTest
    @CsvSource({"'',0", "a,1", "'a\n',1", "'a\nb',2", "'a\n\n',2"})
    void linesAreCounted(String text, long lines) throws IOException {
        assertThat(CsvFile.countLines(file(text))).isEqualTo(lines);
    }

    private List<String> read(String text) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file(text))) {
            while (csv.hasNext()) {
                long line = csv.line();
                try {
                    CsvFile.Row row = csv.next();
                    rows.add(row.line() + " " + row.cells());
                } catch (BadRowException e) {
                    rows.add(line + " " + e.getMessage());
                }
            }
        }
        return rows;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("f.csv"), text);
    }
}
