/** Commands to devices over MQTT. */
@NullMarked
package io.tributary.gateway.command.mqtt;

import org.jspecify.annotations.NullMarked;
