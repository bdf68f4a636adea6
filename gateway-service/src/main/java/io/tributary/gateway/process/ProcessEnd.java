package io.tributary.gateway.process;

/** Ends the process where going on would do harm: whoever supervises it starts it again. */
@FunctionalInterface
public interface ProcessEnd {

    /**
     * Begins to end the process, in good order, with a status other than 0. Returns at once; may be
     * called on any thread, and more than once.
     *
     * @param why what happened and what to do, for the log
     */
    void end(String why);
}
