@NullMarked
package io.tributary.acquisition.backlog;

import org.jspecify.annotations.NullMarked;
