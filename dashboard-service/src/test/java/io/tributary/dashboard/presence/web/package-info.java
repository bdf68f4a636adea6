@NullMarked
package io.tributary.dashboard.presence.web;

import org.jspecify.annotations.NullMarked;
