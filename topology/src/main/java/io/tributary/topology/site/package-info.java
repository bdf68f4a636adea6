/**
 * The site model: what stands where, what it measures, what it can be told to do; read from
 * site.yaml.
 */
@NullMarked
package io.tributary.topology.site;

import org.jspecify.annotations.NullMarked;
