package io.tributary.dashboard.device.web;

import java.util.List;

/**
 * A list as a JSON object, so that more can be said beside it later.
 *
 * @param <T> the items
 * @param items the items
 */
record Items<T>(List<T> items) {}
