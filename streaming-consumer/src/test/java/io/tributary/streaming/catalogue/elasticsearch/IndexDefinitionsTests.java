package io.tributary.streaming.catalogue.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import io.tributary.streaming.catalogue.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexDefinitionsTests {

    @ParameterizedTest
    @EnumSource(Index.class)
    void nothingIsMappedThatIsNotNamed(Index index) {
        TypeMapping mapping = IndexDefinitions.mapping(index);

        assertThat(mapping.dynamic()).isEqualTo(DynamicMapping.False);
        assertThat(mapping.properties()).containsKey("site");
        assertThat(mapping.properties().get("site"))
                .satisfies(site -> assertThat(site.isKeyword()).isTrue());
    }

    @Test
    void windowsOfASeriesLieSideBySide() {
        assertThat(IndexDefinitions.settings(Index.READINGS, 2))
                .satisfies(
                        settings -> {
                            assertThat(settings.numberOfReplicas()).isEqualTo("2");
                            assertThat(settings.sort())
                                    .satisfies(
                                            sort ->
                                                    assertThat(sort.field())
                                                            .containsExactly(
                                                                    "site",
                                                                    "location",
                                                                    "device",
                                                                    "element",
                                                                    "windowStart"));
                        });
        assertThat(IndexDefinitions.settings(Index.LATEST, 0).sort()).isNull();
    }
}
