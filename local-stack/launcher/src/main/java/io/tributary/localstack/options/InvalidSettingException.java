package io.tributary.localstack.options;

/** A setting cannot be used; the message names it and says what is allowed. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(message);
    }
}
