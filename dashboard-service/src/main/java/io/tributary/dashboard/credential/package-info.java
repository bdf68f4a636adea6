/** Credentials of devices at their brokers: what is wanted, and what became of it. */
@NullMarked
package io.tributary.dashboard.credential;

import org.jspecify.annotations.NullMarked;
