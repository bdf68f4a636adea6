/** The program inside the forked JVM, compiled against the Elasticsearch server. */
@NullMarked
package io.tributary.localstack.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
