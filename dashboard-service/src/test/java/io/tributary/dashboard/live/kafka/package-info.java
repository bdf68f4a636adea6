@NullMarked
package io.tributary.dashboard.live.kafka;

import org.jspecify.annotations.NullMarked;
