@NullMarked
package io.tributary.acquisition.site;

import org.jspecify.annotations.NullMarked;
