package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.site.ValueType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "open | \"open\"",
                "say \"hi\", you | \"say \"\"hi\"\", you\"",
                "=1+2 | \"'=1+2\"",
                "-2 | \"'-2\"",
                "@sum | \"'@sum\""
            })
    void whatADeviceSendsIsTextAndNeverAFormula(String sent, String written) {
        Series mode =
                new Series(
                        Home.ROOM1,
                        Home.NODE1,
                        ElementName.of("mode"),
                        ValueType.TEXT,
                        null,
                        List.of(new Point(TestClock.START, 1, null, null, null, sent)));

        assertThat(Csv.of(List.of(mode)))
                .endsWith("\r\n2026-11-20T10:15:30Z,room1,NodeMCU1,mode,,1,,,," + written + "\r\n");
    }
}
