package io.tributary.streaming.catalogue.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
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
        // what is done to a deployment belongs to no site
        String owner = index == Index.AUDIT ? "actor" : "site";
        assertThat(mapping.properties()).containsKey(owner);
        assertThat(mapping.properties().get(owner))
                .satisfies(each -> assertThat(each.isKeyword()).isTrue());
    }

    @Test
    void replicasAreAsSetAndRefreshingGoesOnWithoutReaders() {
        IndexSettings settings = IndexDefinitions.settings(2);

        assertThat(settings.numberOfReplicas()).isEqualTo("2");
        assertThat(settings.refreshInterval())
                .isNotNull()
                .satisfies(interval -> assertThat(interval.time()).isEqualTo("1s"));
    }
}
