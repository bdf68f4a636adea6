/** The broker's topic for accounts: Mosquitto's dynamic security plugin, and who speaks like it. */
@NullMarked
package io.tributary.gateway.credential.mqtt;

import org.jspecify.annotations.NullMarked;
