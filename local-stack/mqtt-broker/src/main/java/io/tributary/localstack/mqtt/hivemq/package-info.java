/** HiveMQ with our settings, accounts and permissions; runs behind a class loader of its own. */
@NullMarked
package io.tributary.localstack.mqtt.hivemq;

import org.jspecify.annotations.NullMarked;
