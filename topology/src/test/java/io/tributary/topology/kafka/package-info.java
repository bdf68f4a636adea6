@NullMarked
package io.tributary.topology.kafka;

import org.jspecify.annotations.NullMarked;
