@NullMarked
package io.tributary.dashboard.openapi;

import org.jspecify.annotations.NullMarked;
