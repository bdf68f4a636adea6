/** Tests of the package of the same name. */
@NullMarked
package io.tributary.streaming.catalogue.elasticsearch;

import org.jspecify.annotations.NullMarked;
