/** Tests of access to Kafka, against a secured broker. */
@NullMarked
package io.tributary.access;

import org.jspecify.annotations.NullMarked;
