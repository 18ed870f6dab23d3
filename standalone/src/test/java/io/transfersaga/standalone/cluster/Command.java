// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that ends, and what it said. */
record Command(int exitStatus, String output) {

    private static final long MAX_SECONDS = 240;

    /** {@code java -jar standalone.jar --create-topics} and these options. */
    static Command createTopics(Path directory, List<String> options) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "create-topics", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "standalone.jar").toAbsolutePath().toString(),
                "--create-topics"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it does not end: " + command);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Command(process.exitValue(), Files.readString(output));
    }
}
