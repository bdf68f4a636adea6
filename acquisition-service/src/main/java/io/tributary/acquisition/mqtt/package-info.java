/** Connection settings of this service's MQTT clients. */
@NullMarked
package io.tributary.acquisition.mqtt;

import org.jspecify.annotations.NullMarked;
