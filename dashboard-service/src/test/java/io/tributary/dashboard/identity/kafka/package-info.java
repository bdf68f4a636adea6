@NullMarked
package io.tributary.dashboard.identity.kafka;

import org.jspecify.annotations.NullMarked;
