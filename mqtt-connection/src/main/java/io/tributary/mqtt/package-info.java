/** Connections of a service to the site's MQTT broker. */
@NullMarked
package io.tributary.mqtt;

import org.jspecify.annotations.NullMarked;
