package io.tributary.dashboard.availability;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A server that this service needs. */
public enum Dependency {
    /** Live values, presence and commands. */
    KAFKA("Kafka", "live values, presence and commands"),
    /** History, rejections and older commands. */
    ELASTICSEARCH("Elasticsearch", "history, rejections and older commands");

    private final String title;
    private final String serves;

    Dependency(String title, String serves) {
        this.title = title;
        this.serves = serves;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** What is missing while it is away. */
    public String serves() {
        return serves;
    }

    /** The wire form: lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
