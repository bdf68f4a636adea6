/** The site model this service serves. */
@NullMarked
package io.tributary.acquisition.site;

import org.jspecify.annotations.NullMarked;
