/** What Kibana, Prometheus and Grafana are given, compared with what there is to show. */
@NullMarked
package io.tributary.system.views;

import org.jspecify.annotations.NullMarked;
