// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.benchmark.BarChart.Bar;
import io.transfersaga.standalone.benchmark.BarChart.Group;
import io.transfersaga.standalone.benchmark.Results.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** Results as pictures. */
final class Pictures {

    private final Results results;

    Pictures(Results results) {
        this.results = results;
    }

    void writeTo(Path directory, String prefix) throws IOException {
        Files.createDirectories(directory);
        write(
                directory.resolve(prefix + "throughput.svg"),
                "Transfers that ended, per second",
                "transfers/s: median (range) of the rounds",
                0,
                (contender, load) -> plain(contender, contender, load, Result::perSecond, 0));
        write(
                directory.resolve(prefix + "completion.svg"),
                "From the request to the end of the transfer",
                "milliseconds, half of the transfers: median (range) of the rounds",
                1,
                (contender, load) -> plain(contender, contender, load, result -> result.completion(50), 1));
        write(
                directory.resolve(prefix + "cpu.svg"),
                "Processor time of 1,000 transfers",
                "seconds, median of the rounds, without the load driver",
                2,
                this::processes);
    }

    private void write(Path file, String title, String unit, int digits, BiFunction<String, Load, Bar> bar)
            throws IOException {
        List<Group> groups = results.loads().stream()
                .map(load -> new Group(
                        load.title(),
                        results.contenders().stream()
                                .filter(contender ->
                                        !results.of(contender, load).isEmpty())
                                .map(contender -> bar.apply(contender, load))
                                .toList()))
                .toList();
        Files.writeString(file, new BarChart(title, unit, digits, groups).svg());
    }

    private Bar plain(String label, String contender, Load load, ToDoubleFunction<Result> figure, int digits) {
        Spread spread = results.spread(contender, load, figure);
        return new Bar(label, Map.of("", spread.median()), spread.range(digits));
    }

    private Bar processes(String contender, Load load) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String process : results.of(contender, load).get(0).costs().cpu().keySet()) {
            if (!process.equals(Meter.DRIVER)) {
                parts.put(
                        process,
                        results.spread(contender, load, result -> result.cpuPerThousand(process))
                                .median());
            }
        }
        return new Bar(contender, parts, "");
    }
}
