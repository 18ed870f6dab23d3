// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads where to die from a file, which whoever dies takes away, so that it does so once. Without the system property
 * that names the file nothing is read, and the just-in-time compiler drops the question.
 */
final class CrashOrder {

    /** A system property, so that neither a request nor a configuration file can set it. */
    private static final String PROPERTY = "transfersaga.crash-order";

    /** As after kill -9. */
    private static final int KILLED = 137;

    private static final @Nullable String FILE = System.getProperty(PROPERTY);

    private CrashOrder() {}

    static boolean isPossible() {
        return FILE != null;
    }

    /** Halts: nothing is flushed, closed or said any more. */
    static void obey(CrashPoint point) {
        if (FILE != null && taken(Path.of(FILE), point)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Whether the order is about this point and was taken by this call. */
    static boolean taken(Path file, CrashPoint point) {
        try {
            return Files.readString(file).strip().equals(point.toString()) && Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("the order in " + PROPERTY + " cannot be read", e);
        }
    }
}
