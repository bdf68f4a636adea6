@NullMarked
package io.tributary.dashboard.command.web;

import org.jspecify.annotations.NullMarked;
