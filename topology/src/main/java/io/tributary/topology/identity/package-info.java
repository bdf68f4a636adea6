/** Who may use a deployment: users and their API tokens. */
@NullMarked
package io.tributary.topology.identity;

import org.jspecify.annotations.NullMarked;
