package io.tributary.simulator.site;

/** The site file cannot be read or is not valid; the message says where and what. */
final class UnusableSiteException extends RuntimeException {

    UnusableSiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
