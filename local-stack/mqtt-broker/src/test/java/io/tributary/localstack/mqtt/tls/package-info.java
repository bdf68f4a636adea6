/** Tests of the broker's certificates. */
@NullMarked
package io.tributary.localstack.mqtt.tls;

import org.jspecify.annotations.NullMarked;
