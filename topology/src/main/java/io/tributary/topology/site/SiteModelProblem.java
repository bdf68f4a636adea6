package io.tributary.topology.site;

/**
 * One thing that is wrong with a site file.
 *
 * @param line line in the file, from 1
 * @param path where in the structure, such as {@code locations[0].name}; empty for the whole file
 * @param message what is wrong and what is allowed
 */
public record SiteModelProblem(int line, String path, String message) {

    /** One line that names file, line, place and problem. */
    public String describe(String file) {
        return file + ":" + line + ": " + (path.isEmpty() ? "" : path + " ") + message;
    }
}
