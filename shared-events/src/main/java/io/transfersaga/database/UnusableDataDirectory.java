// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property is wrong when H2 cannot make its files. */
public final class UnusableDataDirectory extends AbstractFailureAnalyzer<Throwable> {

    /** H2's: a file cannot be created; input or output failed. */
    private static final Set<String> FILE_FAILURES = Set.of("90062", "90031");

    private static final int MAX_DEPTH = 20;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable cause) {
        Throwable failure = rootFailure;
        for (int depth = 0; failure != null && depth < MAX_DEPTH; depth++) {
            if (failure instanceof SQLException sql && FILE_FAILURES.contains(String.valueOf(sql.getSQLState()))) {
                return new FailureAnalysis(
                        "The database below data-dir cannot be written: " + sql.getMessage(),
                        "Set data-dir to a directory that this process may write to, or spring.datasource.url to"
                                + " PostgreSQL.",
                        sql);
            }
            failure = failure.getCause();
        }
        return null;
    }
}
