/** Asks Elasticsearch what it holds. */
@NullMarked
package io.tributary.reconciliation.elasticsearch;

import org.jspecify.annotations.NullMarked;
