// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import io.transfersaga.standalone.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of {@code standalone.jar} as a JVM keeps them in memory (application class-data sharing): the many
 * processes of the tests start with a third less work. Made by one run of everything, and again when a jar is newer.
 */
final class ClassArchive {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Path FILE = Path.of("target", "standalone.jsa").toAbsolutePath();

    private static boolean tried;

    private ClassArchive() {}

    /** For a JVM that runs this jar. Warnings of JVMs are off: some logs have to be JSON, line by line. */
    static synchronized List<String> options(Path jar) {
        try {
            if (!tried && !isUpToDate(jar)) {
                tried = true;
                Files.deleteIfExists(FILE);
                make(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Files.exists(FILE) ? List.of("-XX:SharedArchiveFile=" + FILE, "-Xlog:disable") : List.of();
    }

    /** A JVM looks itself whether the jars are still those of the archive, and would do without. */
    private static boolean isUpToDate(Path jar) throws IOException {
        if (Files.notExists(FILE)) {
            return false;
        }
        long made = FILE.toFile().lastModified();
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            return Stream.concat(Stream.of(jar), libraries)
                    .allMatch(each -> each.toFile().lastModified() < made);
        }
    }

    private static void make(Path jar) throws IOException {
        Path directory = Files.createDirectories(FILE.resolveSibling("class-archive-" + System.nanoTime()));
        Path unfinished = directory.resolve("standalone.jsa");
        List<Integer> ports =
                IntStream.range(0, 4).mapToObj(i -> FreePorts.one()).toList();
        List<String> command = new ArrayList<>(List.of(TransferSystem.java()));
        command.addAll(TransferSystem.MEDIUM);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + unfinished,
                "-jar",
                jar.toString(),
                "--data-dir=data",
                "--broker.port=" + FreePorts.forBroker(),
                "--rocketmq.name-server=127.0.0.1:" + ports.get(0),
                "--alpha.server.port=" + ports.get(1),
                "--beta.server.port=" + ports.get(2),
                "--saga.server.port=" + ports.get(3)));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
        try {
            Awaitility.await("everything to be ready")
                    .atMost(LIMIT)
                    .until(() ->
                            !process.isAlive() || ports.stream().skip(1).allMatch(port -> new Http(port).isReady()));
            process.destroy();
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && Files.exists(unfinished)) {
                Files.move(unfinished, FILE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                log.warn("Processes start without a class archive; see {}", directory);
            }
        } catch (ConditionTimeoutException e) {
            log.warn("Processes start without a class archive, which took too long to make; see {}", directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
