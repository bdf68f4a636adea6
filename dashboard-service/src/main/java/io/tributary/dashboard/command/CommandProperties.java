package io.tributary.dashboard.command;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Commands.
 *
 * @param recent how many of the newest commands are kept in memory; older ones are looked up in
 *     Elasticsearch
 * @param defaultTtl time to live of a command that names none
 */
@Validated
@ConfigurationProperties("tributary.command")
record CommandProperties(
        @DefaultValue("10000") @Min(1) int recent, @DefaultValue("PT10S") Duration defaultTtl) {}
