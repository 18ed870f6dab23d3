// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.benchmark.Results.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as tables in Markdown. */
final class Report {

    private static final String FLOOR = "floor";
    private static final String PAIR = "pair";

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Load load : results.loads()) {
            text.append("\n**").append(load.title()).append("**\n\n");
            row(
                    text,
                    "",
                    "transfers/s",
                    "of floor",
                    "of pair",
                    "accepted p50 / p99 ms",
                    "ended p50 / p99 ms",
                    "CPU s per 1,000",
                    "of pair",
                    "commits",
                    "WAL syncs",
                    "disk flushes");
            row(text, "---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
            results.contenders().forEach(contender -> line(text, contender, load));
        }
        text.append("\n**CPU seconds per 1,000 transfers, by process**\n\n");
        results.loads().forEach(load -> results.contenders().forEach(contender -> processes(text, contender, load)));
        text.append("\n**Memory in MB, without mapped files, before the first round and after each**\n\n");
        results.contenders().forEach(contender -> memory(text, contender));
        return text.toString();
    }

    private void memory(StringBuilder text, String contender) {
        List<Result> all = results.of(contender);
        Map<Integer, Result> lastOfRound = new TreeMap<>();
        all.forEach(result -> lastOfRound.put(result.round(), result));
        text.append("- ").append(contender).append(": ");
        text.append(all.get(0).costs().before().entrySet().stream()
                .map(process -> process.getKey() + " " + process.getValue()
                        + lastOfRound.values().stream()
                                .map(result -> " → " + result.costs().after().get(process.getKey()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", ")));
        text.append('\n');
    }

    private void line(StringBuilder text, String contender, Load load) {
        if (results.of(contender, load).isEmpty()) {
            return;
        }
        row(
                text,
                contender,
                spread(contender, load, Result::perSecond).with(0),
                results.share(contender, FLOOR, load, Result::perSecond).with(2),
                results.share(contender, PAIR, load, Result::perSecond).with(2),
                both(contender, load, result -> result.acceptance(50), result -> result.acceptance(99)),
                both(contender, load, result -> result.completion(50), result -> result.completion(99)),
                spread(contender, load, Result::cpuPerThousand).with(2),
                results.share(contender, PAIR, load, Result::cpuPerThousand).with(2),
                spread(contender, load, Result::commits).alone(2),
                spread(contender, load, Result::walSyncs).alone(2),
                spread(contender, load, Result::diskFlushes).alone(2));
    }

    private void processes(StringBuilder text, String contender, Load load) {
        List<Result> rounds = results.of(contender, load);
        if (!rounds.isEmpty()) {
            String processes = rounds.get(0).costs().cpu().keySet().stream()
                    .map(process -> String.format(
                            Locale.ROOT,
                            "%s %s",
                            process,
                            spread(contender, load, result -> result.cpuPerThousand(process))
                                    .alone(2)))
                    .collect(Collectors.joining(", "));
            text.append("- ")
                    .append(load.title())
                    .append(", ")
                    .append(contender)
                    .append(": ")
                    .append(processes)
                    .append('\n');
        }
    }

    private String both(String contender, Load load, ToDoubleFunction<Result> first, ToDoubleFunction<Result> second) {
        return spread(contender, load, first).alone(1) + " / "
                + spread(contender, load, second).alone(0);
    }

    private Spread spread(String contender, Load load, ToDoubleFunction<Result> figure) {
        return results.spread(contender, load, figure);
    }

    private static void row(StringBuilder text, String... cells) {
        text.append(Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }
}
