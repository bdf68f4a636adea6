@NullMarked
package io.tributary.dashboard.security;

import org.jspecify.annotations.NullMarked;
