@NullMarked
package io.tributary.localstack.ports;

import org.jspecify.annotations.NullMarked;
