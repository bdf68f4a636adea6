package io.tributary.dashboard.live.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Kafka is followed.
 *
 * @param catchUp how far back readings are taken from Kafka at the start; what is older comes from
 *     Elasticsearch
 * @param recheck how often Kafka is asked whether it is still there
 */
@Validated
@ConfigurationProperties("tributary.live.tail")
record TailProperties(
        @DefaultValue("PT1M") Duration catchUp, @DefaultValue("PT2S") Duration recheck) {}
