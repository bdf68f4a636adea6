package io.tributary.streaming.document;

import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What a document or record is about, so that a rejection of it can be found.
 *
 * @param site the site
 * @param location the location, where there is one
 * @param device the device, where there is one
 */
public record Subject(SiteId site, @Nullable String location, @Nullable String device) {}
