// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running system, per database, for all tests that leave it running, and work on accounts of their own. */
final class SharedSystem implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TransferSystem.class;
    }

    @Override
    public TransferSystem resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(
                        database(test),
                        database -> TransferSystem.inOneProcess(directory(), database),
                        TransferSystem.class);
    }

    private static Database database(ExtensionContext test) {
        return test.getRequiredTestClass().isAnnotationPresent(OnPostgreSql.class)
                ? Database.POSTGRESQL
                : Database.chosen();
    }

    private static Path directory() {
        try {
            return Files.createDirectories(Path.of("target", "end-to-end-" + System.nanoTime()))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
