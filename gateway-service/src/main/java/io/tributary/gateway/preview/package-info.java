/** What is about to be committed, shown at the site over MQTT: to be compared with Kafka. */
@NullMarked
package io.tributary.gateway.preview;

import org.jspecify.annotations.NullMarked;
