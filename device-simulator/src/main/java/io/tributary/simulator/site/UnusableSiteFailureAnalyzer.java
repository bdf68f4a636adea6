package io.tributary.simulator.site;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with the site file instead of a stack trace. */
final class UnusableSiteFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSiteException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSiteException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the site file, name another one with --site=FILE, or leave the option out"
                        + " to play the thesis home.",
                cause);
    }
}
