@NullMarked
package io.tributary.acquisition.mqtt;

import org.jspecify.annotations.NullMarked;
