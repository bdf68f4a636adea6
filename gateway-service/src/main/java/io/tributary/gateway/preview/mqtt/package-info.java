/** The preview's way to the site's broker. */
@NullMarked
package io.tributary.gateway.preview.mqtt;

import org.jspecify.annotations.NullMarked;
