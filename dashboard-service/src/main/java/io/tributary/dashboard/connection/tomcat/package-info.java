/** What Tomcat does before anything of ours sees a request. */
@NullMarked
package io.tributary.dashboard.connection.tomcat;

import org.jspecify.annotations.NullMarked;
