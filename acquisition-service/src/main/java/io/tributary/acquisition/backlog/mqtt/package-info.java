/** The gateway's reports over MQTT. */
@NullMarked
package io.tributary.acquisition.backlog.mqtt;

import org.jspecify.annotations.NullMarked;
