package io.tributary.dashboard.access;

import java.util.function.BooleanSupplier;

/** Tells whether somebody is still let in, for what goes on after the request was answered. */
public interface Admission {

    /**
     * Whether whoever asks now is still let in whenever that is asked, on any thread: not after
     * their token, password or user has come to its end.
     */
    BooleanSupplier ofWhoAsks();
}
