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
            case 404 -> new ProblemException(ProblemType.NOT_FOUND);
            case 405 -> new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
            case 503 -> new ProblemException(ProblemType.OVERLOADED);
            case 400 -> ProblemException.validationFailed("request", "cannot be understood");
            default ->
                status < 500
                        ? new ProblemException(
                                ProblemType.VALIDATION_FAILED, status, "The request cannot be understood.")
                        : new ProblemException(
                                ProblemType.INTERNAL_ERROR, status, ProblemType.INTERNAL_ERROR.explanation());
        };
    }
}
