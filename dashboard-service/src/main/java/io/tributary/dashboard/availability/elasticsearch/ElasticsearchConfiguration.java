package io.tributary.dashboard.availability.elasticsearch;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import io.tributary.topology.json.JsonCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents are records of ours, so the codec of our records reads them. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {

    @Bean
    JsonpMapper jsonpMapper() {
        return new Jackson3JsonpMapper(JsonCodec.mapper());
    }
}
