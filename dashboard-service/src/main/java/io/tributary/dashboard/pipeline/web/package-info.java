/** The flow over HTTP. */
@NullMarked
package io.tributary.dashboard.pipeline.web;

import org.jspecify.annotations.NullMarked;
