@NullMarked
package io.tributary.topology.mqtt;

import org.jspecify.annotations.NullMarked;
