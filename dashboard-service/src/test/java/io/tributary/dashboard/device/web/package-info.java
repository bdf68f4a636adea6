@NullMarked
package io.tributary.dashboard.device.web;

import org.jspecify.annotations.NullMarked;
