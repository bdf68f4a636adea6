package io.tributary.streaming.catalogue.elasticsearch;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How indices are created. A change holds for indices created from then on.
 *
 * @param replicas copies of each shard beside the primary; 0 where there is but one node
 */
@Validated
@ConfigurationProperties("tributary.elasticsearch")
record IndexProperties(@DefaultValue("1") @Min(0) int replicas) {}
