package io.tributary.topology.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of value an element has. */
public enum ValueType {
    /** A finite number in the element's unit. */
    @JsonProperty("number")
    NUMBER,
    /** True or false; counted as 1 and 0. */
    @JsonProperty("boolean")
    BOOLEAN,
    /** Text; counted only. */
    @JsonProperty("text")
    TEXT
}
