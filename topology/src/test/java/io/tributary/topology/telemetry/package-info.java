@NullMarked
package io.tributary.topology.telemetry;

import org.jspecify.annotations.NullMarked;
