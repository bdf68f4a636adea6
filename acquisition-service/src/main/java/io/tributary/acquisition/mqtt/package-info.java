/** This service's connections to the MQTT broker. */
@NullMarked
package io.tributary.acquisition.mqtt;

import org.jspecify.annotations.NullMarked;
