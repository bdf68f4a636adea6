@NullMarked
package io.tributary.dashboard.history.elasticsearch;

import org.jspecify.annotations.NullMarked;
