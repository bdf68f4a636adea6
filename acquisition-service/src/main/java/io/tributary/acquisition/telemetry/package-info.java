/** From a device's payload to its readings: parsing, validation against the site model. */
@NullMarked
package io.tributary.acquisition.telemetry;

import org.jspecify.annotations.NullMarked;
