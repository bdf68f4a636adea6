/** What can be chosen about a local stack, and where it is read from. */
@NullMarked
package io.tributary.localstack.options;

import org.jspecify.annotations.NullMarked;
