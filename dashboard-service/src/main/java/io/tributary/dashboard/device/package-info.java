/** Sites, locations, devices and actuators as they are shown: model and state put together. */
@NullMarked
package io.tributary.dashboard.device;

import org.jspecify.annotations.NullMarked;
