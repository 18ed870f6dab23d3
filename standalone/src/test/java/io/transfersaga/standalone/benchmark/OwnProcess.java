// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.benchmark.alternative.AlternativeProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An alternative in a process of its own, whose callers are threads in that process. */
final class OwnProcess implements Contender {

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final PrintStream commands;
    private long transfers;
    private long total = -1;

    /** @param arguments after the name: databases, broker */
    OwnProcess(String name, Path directory, List<String> jvmOptions, String... arguments) throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AlternativeProcess.class.getName(), name));
        command.addAll(List.of(arguments));
        this.process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve(name + ".log").toFile())
                .start();
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        awaitLine(AlternativeProcess.READY);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of(name, process.pid());
    }

    @Override
    public Recording run(Load load, Window window) throws IOException {
        commands.println(load.encoded());
        awaitLine(AlternativeProcess.BEGIN);
        window.begins();
        commands.println(AlternativeProcess.GO_ON);
        awaitLine(AlternativeProcess.END);
        window.ends();
        commands.println(AlternativeProcess.GO_ON);
        Recording recording = Recording.decoded(line());
        String[] books = line().split(" ");
        long made = Long.parseLong(books[0]);
        assertThat(made).as("transfers by " + name).isPositive();
        transfers += made;
        assertThat(Long.parseLong(books[1]))
                .as("transfers in the books of " + name)
                .isEqualTo(transfers);
        long now = Long.parseLong(books[2]);
        assertThat(now).as("money in the books of " + name).isEqualTo(total < 0 ? now : total);
        total = now;
        return recording;
    }

    private void awaitLine(String expected) throws IOException {
        assertThat(line()).isEqualTo(expected);
    }

    private String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException(name + " has ended; its log tells why");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
