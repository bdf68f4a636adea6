package io.tributary.dashboard.pipeline;

/**
 * What a consumer group has not read yet.
 *
 * @param group its name
 * @param records how many records, of all sites
 */
public record GroupLag(String group, long records) {}
