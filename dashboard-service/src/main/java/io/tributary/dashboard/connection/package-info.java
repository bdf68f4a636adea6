/** What a connection may cost: time, bytes, and what is answered to one that costs more. */
@NullMarked
package io.tributary.dashboard.connection;

import org.jspecify.annotations.NullMarked;
