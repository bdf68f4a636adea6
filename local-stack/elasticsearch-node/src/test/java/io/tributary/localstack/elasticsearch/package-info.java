/** Tests of the local Elasticsearch node. */
@NullMarked
package io.tributary.localstack.elasticsearch;

import org.jspecify.annotations.NullMarked;
