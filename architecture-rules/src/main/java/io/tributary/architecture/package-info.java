/** Rules for code, for the tests of the modules; nothing of it ships. */
@NullMarked
package io.tributary.architecture;

import org.jspecify.annotations.NullMarked;
