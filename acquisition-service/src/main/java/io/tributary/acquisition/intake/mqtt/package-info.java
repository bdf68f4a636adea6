/** Where device messages arrive over MQTT and are acknowledged. */
@NullMarked
package io.tributary.acquisition.intake.mqtt;

import org.jspecify.annotations.NullMarked;
