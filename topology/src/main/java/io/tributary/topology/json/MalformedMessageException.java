package io.tributary.topology.json;

/**
 * Bytes that are not the JSON message they should be. The message names the property and what is
 * wrong with it.
 */
public final class MalformedMessageException extends RuntimeException {

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
