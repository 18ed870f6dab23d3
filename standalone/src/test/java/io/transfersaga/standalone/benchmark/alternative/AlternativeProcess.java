// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import io.transfersaga.standalone.benchmark.Load;
import io.transfersaga.standalone.benchmark.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One alternative as its own process: reads loads from its standard input and says on its standard output when it
 * begins and ends to measure, each time waiting for an answer; what it measured; and what stands in its books when all
 * has ended.
 */
public final class AlternativeProcess {

    public static final String READY = "ready";
    public static final String BEGIN = "begin";
    public static final String END = "end";

    /** The answer to each of the last two. */
    public static final String GO_ON = "go on";

    private interface Factory {
        Alternative start(String[] arguments) throws Exception;
    }

    private static final Map<String, Factory> ALTERNATIVES = Map.of(
            "floor", arguments -> new LocalTransaction(arguments[1]),
            "xa", arguments -> new TwoPhaseCommit(arguments[1], arguments[2]),
            "pair", arguments -> new MessagePair(arguments[1], arguments[2], arguments[3]));

    private AlternativeProcess() {}

    /** Arguments: which one, and what that needs. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // what libraries log is none
        try (Alternative alternative = ALTERNATIVES.get(arguments[0]).start(arguments);
                var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answers.println(READY);
            String load = commands.readLine();
            while (load != null) {
                var callers = new Callers(alternative, Load.decoded(load));
                Recording recording =
                        callers.run(() -> tell(answers, BEGIN, commands), () -> tell(answers, END, commands));
                answers.println(recording.encoded());
                Alternative.Books books = alternative.books();
                answers.println(callers.transfers() + " " + books.transfers() + " " + books.total());
                load = commands.readLine();
            }
        }
    }

    private static void tell(PrintStream answers, String word, BufferedReader commands) {
        answers.println(word);
        try {
            commands.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
