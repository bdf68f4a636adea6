package io.tributary.topology.credential;

/** A secret that was sealed for another key or something else, or was changed on its way. */
public final class SecretNotOpenedException extends Exception {

    private static final long serialVersionUID = 1L;

    SecretNotOpenedException(String message) {
        super(message);
    }
}
