@NullMarked
package io.tributary.mqtt;

import org.jspecify.annotations.NullMarked;
