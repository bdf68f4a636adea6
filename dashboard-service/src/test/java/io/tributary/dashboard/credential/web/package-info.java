@NullMarked
package io.tributary.dashboard.credential.web;

import org.jspecify.annotations.NullMarked;
