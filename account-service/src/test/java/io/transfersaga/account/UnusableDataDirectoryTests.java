// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.transfersaga.database.UnusableDataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableDataDirectoryTests {

    @Test
    void namesThePropertyAndTheFix(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        Throwable failure = catchThrowable(
                () -> DriverManager.getConnection("jdbc:h2:file:" + file + "/alpha/ledger;TRACE_LEVEL_FILE=0"));

        assertThat(new UnusableDataDirectory().analyze(new IllegalStateException("no start", failure)))
                .satisfies(analysis -> assertThat(analysis.getAction()).contains("data-dir"));
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(new UnusableDataDirectory().analyze(new IllegalStateException("something else")))
                .isNull();
    }
}
