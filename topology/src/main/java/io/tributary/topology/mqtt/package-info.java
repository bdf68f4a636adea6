/** MQTT topic names and topic filters as value types; the only place where their text is made. */
@NullMarked
package io.tributary.topology.mqtt;

import org.jspecify.annotations.NullMarked;
