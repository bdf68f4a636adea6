@NullMarked
package io.tributary.dashboard.rejection.web;

import org.jspecify.annotations.NullMarked;
