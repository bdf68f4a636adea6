/** What has to exist before anything is indexed: Kafka topics, index templates, indices. */
@NullMarked
package io.tributary.streaming.catalogue;

import org.jspecify.annotations.NullMarked;
