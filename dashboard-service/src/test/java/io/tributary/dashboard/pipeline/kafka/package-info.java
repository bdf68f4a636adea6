@NullMarked
package io.tributary.dashboard.pipeline.kafka;

import org.jspecify.annotations.NullMarked;
