@NullMarked
package io.tributary.dashboard.identity.web;

import org.jspecify.annotations.NullMarked;
