@NullMarked
package io.tributary.dashboard.audit.kafka;

import org.jspecify.annotations.NullMarked;
