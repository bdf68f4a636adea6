package io.tributary.acquisition.rate;

import io.tributary.topology.site.SiteModelReader;
import java.util.function.LongSupplier;

/** Limits for tests. */
public final class Rates {

    private Rates() {}

    public static RateLimit unlimited() {
        return of(1_000_000, 100_000_000, 1_000_000, System::nanoTime);
    }

    /** One message at once, and one more each second, in the time of the test. */
    public static RateLimit single(int maxUnknown, LongSupplier nanoTime) {
        return of(1, 1, maxUnknown, nanoTime);
    }

    static RateLimit of(int perSecond, int burst, int maxUnknown, LongSupplier nanoTime) {
        return new RateLimit(
                new RateProperties(perSecond, burst, maxUnknown),
                SiteModelReader.thesisHome(),
                nanoTime);
    }
}
