/** Tests of the local MQTT broker. */
@NullMarked
package io.tributary.localstack.mqtt;

import org.jspecify.annotations.NullMarked;
