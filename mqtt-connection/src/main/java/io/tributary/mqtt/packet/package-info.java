/** What the broker sends, byte by byte, made such that Paho can read it. */
@NullMarked
package io.tributary.mqtt.packet;

import org.jspecify.annotations.NullMarked;
