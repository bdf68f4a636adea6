package io.tributary.gateway;

import io.tributary.gateway.clock.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock, and a steady one, that go on only when they are told to. */
public final class MutableClock implements InstantSource {

    public static final Instant START = Instant.parse("2026-11-20T10:15:30Z");

    private volatile Instant now = START;
    private volatile Duration elapsed = Duration.ZERO;

    @Override
    public Instant instant() {
        return now;
    }

    /** Time passes. */
    public void advance(Duration by) {
        now = now.plus(by);
        elapsed = elapsed.plus(by);
    }

    /** Somebody sets the wall clock; no time passes. */
    public void jump(Duration by) {
        now = now.plus(by);
    }

    public SteadyClock steady() {
        return () -> elapsed;
    }
}
