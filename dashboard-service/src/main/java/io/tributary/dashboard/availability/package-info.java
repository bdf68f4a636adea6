/** Which of the servers that this service needs are away, and since when. */
@NullMarked
package io.tributary.dashboard.availability;

import org.jspecify.annotations.NullMarked;
