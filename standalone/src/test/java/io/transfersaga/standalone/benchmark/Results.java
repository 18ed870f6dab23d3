// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All rounds, and what they come to. */
final class Results {

    private final List<Result> all = new ArrayList<>();

    void add(Result result) {
        all.add(result);
    }

    List<Result> all() {
        return all;
    }

    int rounds() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).round();
    }

    List<Result> of(String contender) {
        return all.stream()
                .filter(result -> result.contender().equals(contender))
                .toList();
    }

    List<Result> of(String contender, Load load) {
        return of(contender).stream()
                .filter(result -> result.load().equals(load))
                .toList();
    }

    List<String> contenders() {
        return all.stream().map(Result::contender).distinct().toList();
    }

    List<Load> loads() {
        return all.stream().map(Result::load).distinct().toList();
    }

    /** Over the rounds. */
    Spread spread(String contender, Load load, ToDoubleFunction<Result> figure) {
        return Spread.of(of(contender, load).stream().mapToDouble(figure).toArray());
    }

    /** Over the rounds, each compared with the other contender in the same round. */
    Spread share(String contender, String other, Load load, ToDoubleFunction<Result> figure) {
        List<Result> mine = of(contender, load);
        List<Result> others = of(other, load);
        double[] shares = new double[Math.min(mine.size(), others.size())];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = figure.applyAsDouble(mine.get(i)) / figure.applyAsDouble(others.get(i));
        }
        return Spread.of(shares);
    }

    /** The median and the range of some rounds. */
    record Spread(double median, double least, double most) {

        static Spread of(double... values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            if (sorted.length == 0) {
                return new Spread(Double.NaN, Double.NaN, Double.NaN);
            }
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Spread(median, sorted[0], sorted[sorted.length - 1]);
        }

        /** With its range. */
        String with(int digits) {
            return Double.isNaN(median) ? "–" : text(median, digits) + " (" + range(digits) + ")";
        }

        String range(int digits) {
            return text(least, digits) + "–" + text(most, digits);
        }

        String alone(int digits) {
            return Double.isNaN(median) ? "–" : text(median, digits);
        }

        private static String text(double value, int digits) {
            return String.format(Locale.ROOT, "%,." + digits + "f", value);
        }
    }
}
