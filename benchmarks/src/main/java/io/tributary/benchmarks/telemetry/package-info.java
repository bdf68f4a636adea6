/** What it costs to read what a device sends. */
@NullMarked
package io.tributary.benchmarks.telemetry;

import org.jspecify.annotations.NullMarked;
