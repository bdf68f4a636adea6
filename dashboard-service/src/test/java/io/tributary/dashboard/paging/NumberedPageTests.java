package io.tributary.dashboard.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedPageTests {

    private static final List<String> MANY =
            IntStream.range(0, 10_000).mapToObj("node-%05d"::formatted).toList().reversed();

    @Test
    void pageHoldsSomeAndTellsHowManyThereAre() {
        NumberedPage<String> third = page(MANY, 3);

        assertThat(third.items()).hasSize(50).startsWith("node-00100").endsWith("node-00149");
        assertThat(third.count()).isEqualTo(10_000);
        assertThat(third.first()).isEqualTo(101);
        assertThat(third.last()).isEqualTo(150);
        assertThat(third.pages()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"201, 200", "2147483647, 200", "0, 1", "-1, 1"})
    void pageThatIsNoneIsTheNearest(int asked, int shown) {
        assertThat(page(MANY, asked).page()).isEqualTo(shown);
        assertThat(page(MANY, asked).items()).hasSize(50);
    }

    @Test
    void nothingIsOnePage() {
        assertThat(page(List.of(), 1)).isEqualTo(new NumberedPage<String>(List.of(), 0, 1, 1, 1));
    }

    private static NumberedPage<String> page(List<String> all, int number) {
        return NumberedPage.of(all, TextCursor::of, Comparator.naturalOrder(), number, 50);
    }
}
