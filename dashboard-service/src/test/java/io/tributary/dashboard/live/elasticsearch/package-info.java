@NullMarked
package io.tributary.dashboard.live.elasticsearch;

import org.jspecify.annotations.NullMarked;
