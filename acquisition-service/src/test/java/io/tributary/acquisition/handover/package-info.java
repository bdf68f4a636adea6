@NullMarked
package io.tributary.acquisition.handover;

import org.jspecify.annotations.NullMarked;
