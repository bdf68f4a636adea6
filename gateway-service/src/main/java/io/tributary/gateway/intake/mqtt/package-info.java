/** Where batches arrive over MQTT and are acknowledged. */
@NullMarked
package io.tributary.gateway.intake.mqtt;

import org.jspecify.annotations.NullMarked;
