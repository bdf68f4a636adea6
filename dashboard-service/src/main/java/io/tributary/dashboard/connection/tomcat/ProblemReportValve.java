package io.tributary.dashboard.connection.tomcat;

import io.tributary.dashboard.problem.RefusalHeaders;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses by itself, before anything of ours sees it, as a problem detail that
 * tells nothing of the server. Made by Tomcat, by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        RefusalHeaders.set(response);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        try {
            Writer body = response.getReporter();
            if (body != null) {
                body.write(problem(status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // whoever asked is gone
            containerLog(request, e);
        }
    }

    private void containerLog(Request request, Exception e) {
        getContainer().getLogger().debug("No answer to " + request.getRemoteAddr(), e);
    }

    private static String problem(int status) {
        return status < 500
                ? text(
                        "bad-request",
                        "The request cannot be understood",
                        status,
                        "The request is malformed, or its first line or its headers are longer than 8 KB.")
                : text(
                        "internal",
                        "Something went wrong here",
                        status,
                        "The request is not served.");
    }

    private static String text(String type, String title, int status, String detail) {
        return """
                {"type":"urn:tributary:problem:%s","title":"%s","status":%d,"detail":"%s"}"""
                .formatted(type, title, status, detail);
    }
}
