@NullMarked
package io.tributary.mqtt.packet;

import org.jspecify.annotations.NullMarked;
