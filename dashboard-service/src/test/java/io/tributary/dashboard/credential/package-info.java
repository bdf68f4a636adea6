@NullMarked
package io.tributary.dashboard.credential;

import org.jspecify.annotations.NullMarked;
