package io.tributary.dashboard.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is wrong, in a stable word; the pages have a sentence for each that says what to do. */
public enum Advice {
    /** The site gives no sign of life. */
    SITE_UNREACHABLE,
    /** Kafka does not answer this service. */
    KAFKA_AWAY,
    /** Elasticsearch does not answer this service. */
    ELASTICSEARCH_AWAY,
    /** No reading came in the last two minutes. */
    NOTHING_CAME,
    /** Time seems to run backwards between two machines. */
    CLOCKS_DIFFER,
    /** Readings took more than an hour, or a clock is wrong. */
    OLD_READINGS,
    /** Devices' messages come late. */
    DEVICES_SLOW,
    /** The gateway commits late. */
    GATEWAY_SLOW,
    /** Commits are readable late. */
    KAFKA_SLOW,
    /** Previews come late. */
    MQTT_SLOW,
    /** What is committed is found late. */
    INDEXING_SLOW,
    /** The site's broker cannot be heard. */
    PREVIEW_NOT_CONNECTED,
    /** The site's broker is heard, but the gateway shows nothing there. */
    PREVIEW_SILENT,
    /** Readings wait at the site. */
    BACKLOG_WAITS,
    /** The site takes no more readings. */
    BACKLOG_FULL,
    /** Some messages are refused. */
    SOME_REJECTED,
    /** Messages are refused because their device floods. */
    REJECTED_RATE,
    /** Readings are refused because the backlog is full. */
    REJECTED_BACKLOG,
    /** The indexing is behind Kafka. */
    INDEXING_BEHIND;

    /** The wire form: lower case with hyphens. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
