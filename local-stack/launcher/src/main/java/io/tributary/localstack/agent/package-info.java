/** A Java agent that ends a process whose parent is gone. */
@NullMarked
package io.tributary.localstack.agent;

import org.jspecify.annotations.NullMarked;
