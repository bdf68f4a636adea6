/** The running gateway, with a real MQTT broker and a real Kafka around it. */
@NullMarked
package io.tributary.gateway.running;

import org.jspecify.annotations.NullMarked;
