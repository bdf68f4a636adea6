package io.tributary.topology.rejection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a payload was refused, in stable words that people can filter by. */
public enum RejectionReason {
    /** No bytes at all. */
    EMPTY,
    /** Not UTF-8. */
    INVALID_UTF8,
    /** Larger than the limit for a payload. */
    TOO_LARGE,
    /** Not one JSON object. */
    MALFORMED_JSON,
    /** JSON, but not simple data: a property is missing or of the wrong type. */
    INVALID_STRUCTURE,
    /** A name with characters outside the allowed ones. */
    INVALID_NAME,
    /** The topic is none of ours. */
    UNKNOWN_TOPIC,
    /** The payload's deviceID differs from the topic's. */
    DEVICE_MISMATCH,
    /** The device or element is not in a strict site model. */
    NOT_IN_MODEL,
    /** The unit differs from the model's. */
    UNIT_MISMATCH,
    /** The value's type differs from the model's. */
    TYPE_MISMATCH,
    /** The value lies outside the model's range. */
    OUT_OF_RANGE,
    /** Timestamp unreadable. */
    INVALID_TIMESTAMP,
    /** Timestamp more than five minutes ahead. */
    FUTURE_TIMESTAMP,
    /** Timestamp before the year 2000: a clock that was never set. */
    ANCIENT_TIMESTAMP,
    /** A retained message replayed on a telemetry topic: stale, never a new reading. */
    RETAINED,
    /** A presence, information or state payload that is not one. */
    INVALID_CONFIG,
    /** A defect of ours: the payload could not be handled. */
    INTERNAL_ERROR,
    /** A record or document of ours that a later hop could not read or store. */
    UNREADABLE_RECORD,
    /** Elasticsearch refused the document. */
    DOCUMENT_REFUSED,
    /** The gateway's journal is full; counted. */
    BACKLOG_FULL,
    /** The device sends faster than it may; counted. */
    RATE;

    /** The wire form: lower case with hyphens. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the wire form.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    @JsonCreator
    public static RejectionReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
