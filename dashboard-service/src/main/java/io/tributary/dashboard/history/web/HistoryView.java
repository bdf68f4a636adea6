package io.tributary.dashboard.history.web;

import io.tributary.dashboard.history.Series;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * History as it is answered.
 *
 * @param site the site
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param interval what one point covers
 * @param series what was measured
 */
record HistoryView(SiteId site, Instant from, Instant to, Duration interval, List<Series> series) {}
