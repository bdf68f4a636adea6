/** Passwords of a local stack, generated once and kept in private files. */
@NullMarked
package io.tributary.localstack.credentials;

import org.jspecify.annotations.NullMarked;
