/** A certificate authority of the broker's own, and what it issues. */
@NullMarked
package io.tributary.localstack.mqtt.tls;

import org.jspecify.annotations.NullMarked;
