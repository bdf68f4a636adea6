/** Connection settings of this service's MQTT clients. */
@NullMarked
package io.tributary.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
