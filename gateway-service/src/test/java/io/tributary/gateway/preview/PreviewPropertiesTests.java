package io.tributary.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PreviewPropertiesTests {

    @Test
    void previewIsOffUnlessAskedFor() {
        assertThat(bound(Map.of()).enabled()).isFalse();
        assertThat(bound(Map.of("tributary.gateway.preview.enabled", "true")).enabled()).isTrue();
    }

    private static PreviewProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("tributary.gateway.preview", PreviewProperties.class);
    }
}
