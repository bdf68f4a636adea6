/** Batches over MQTT. */
@NullMarked
package io.tributary.acquisition.handover.mqtt;

import org.jspecify.annotations.NullMarked;
