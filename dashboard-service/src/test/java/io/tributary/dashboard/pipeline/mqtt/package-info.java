@NullMarked
package io.tributary.dashboard.pipeline.mqtt;

import org.jspecify.annotations.NullMarked;
