/** The same messages as the site's broker shows them. */
@NullMarked
package io.tributary.dashboard.pipeline.mqtt;

import org.jspecify.annotations.NullMarked;
