// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What Tomcat itself refuses, before any servlet sees it, is answered as a problem too. Tomcat makes it by its name.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.write(request, response);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(ProblemWriter.json(problem(status)));
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("The client did not wait for the answer", e);
        }
    }

    static ProblemException problem(int status) {
        return switch (status) {
            case 404 -> new ProblemException(404, "not-found", "There is nothing here.");
            case 405 -> new ProblemException(405, "method-not-allowed", "Not with this method.");
            case 503 -> new ProblemException(503, "overloaded", "Too much to do; try again later.");
            case 400 -> ProblemException.validationFailed("request", "cannot be understood");
            default ->
                status < 500
                        ? new ProblemException(status, "validation-failed", "The request cannot be understood.")
                        : new ProblemException(status, "internal-error", "The request failed here; it is logged.");
        };
    }
}
