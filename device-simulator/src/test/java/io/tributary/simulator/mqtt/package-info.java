/** Tests of the connection, and a broker and a watcher for other tests. */
@NullMarked
package io.tributary.simulator.mqtt;

import org.jspecify.annotations.NullMarked;
