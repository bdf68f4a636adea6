/** Births, last wills, information and reported states of devices. */
@NullMarked
package io.tributary.acquisition.presence;

import org.jspecify.annotations.NullMarked;
