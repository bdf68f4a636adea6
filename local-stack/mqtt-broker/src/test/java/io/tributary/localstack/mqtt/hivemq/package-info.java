/** Tests of what runs inside HiveMQ. */
@NullMarked
package io.tributary.localstack.mqtt.hivemq;

import org.jspecify.annotations.NullMarked;
