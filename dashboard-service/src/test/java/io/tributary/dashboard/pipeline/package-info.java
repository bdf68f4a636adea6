@NullMarked
package io.tributary.dashboard.pipeline;

import org.jspecify.annotations.NullMarked;
