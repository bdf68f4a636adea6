@NullMarked
package io.tributary.dashboard.history.web;

import org.jspecify.annotations.NullMarked;
