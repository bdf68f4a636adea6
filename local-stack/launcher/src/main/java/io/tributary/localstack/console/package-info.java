/** What the local stack shows and writes down. */
@NullMarked
package io.tributary.localstack.console;

import org.jspecify.annotations.NullMarked;
