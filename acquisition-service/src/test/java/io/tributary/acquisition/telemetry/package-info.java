@NullMarked
package io.tributary.acquisition.telemetry;

import org.jspecify.annotations.NullMarked;
