/** Starts and ends a local MQTT broker; uses classes of the JDK only. */
@NullMarked
package io.tributary.localstack.mqtt;

import org.jspecify.annotations.NullMarked;
