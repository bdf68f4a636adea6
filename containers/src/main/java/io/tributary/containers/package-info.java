/** Servers in the images that docker-compose.yml names, for tests that are skipped without them. */
@NullMarked
package io.tributary.containers;

import org.jspecify.annotations.NullMarked;
