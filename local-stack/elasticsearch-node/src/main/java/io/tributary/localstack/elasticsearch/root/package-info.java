/** The Elasticsearch plugin that answers the root path. */
@NullMarked
package io.tributary.localstack.elasticsearch.root;

import org.jspecify.annotations.NullMarked;
