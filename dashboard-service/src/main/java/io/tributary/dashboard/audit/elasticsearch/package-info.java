/** The audit trail as it stands in Elasticsearch. */
@NullMarked
package io.tributary.dashboard.audit.elasticsearch;

import org.jspecify.annotations.NullMarked;
