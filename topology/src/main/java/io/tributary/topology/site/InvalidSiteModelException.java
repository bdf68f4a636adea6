package io.tributary.topology.site;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A site file that cannot be used. The message lists every problem, one a line, with file and line
 * number.
 */
public final class InvalidSiteModelException extends RuntimeException {

    private final transient List<SiteModelProblem> problems;

    InvalidSiteModelException(String file, List<SiteModelProblem> problems) {
        super(
                problems.stream()
                        .map(problem -> problem.describe(file))
                        .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the file. */
    public List<SiteModelProblem> problems() {
        return problems;
    }
}
