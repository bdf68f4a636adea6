/** The one way to Elasticsearch: every call tells whether it is there. */
@NullMarked
package io.tributary.dashboard.availability.elasticsearch;

import org.jspecify.annotations.NullMarked;
