// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.console.SagaFigures.Ended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Two small charts over the same stretches of time, measured in the units of their {@code viewBox}. */
final class OutcomeCharts {

    static final int WIDTH = 400;
    static final int HEIGHT = 80;

    private static final double GAP = 1.5;

    /** A bar: completed below, refunded above it; {@code title} is what the pointer shows. */
    record Bar(
            double x,
            double width,
            double completedY,
            double completed,
            double refundedY,
            double refunded,
            String title) {}

    /** @param top what the upper edge stands for, sagas in a stretch */
    record Throughput(List<Bar> bars, long top, long completed, long refunded) {}

    /**
     * Lines, one for each run of stretches in which something ended.
     *
     * @param top what the upper edge stands for
     * @param median of the last stretch in which something ended; empty without any
     */
    record TimeToOutcome(List<String> medians, List<String> slowest, String top, String median, String slowestNow) {}

    private OutcomeCharts() {}

    static Throughput throughput(List<Ended> stretches) {
        long top = Math.max(
                1,
                stretches.stream()
                        .mapToLong(e -> e.completed() + e.refunded())
                        .max()
                        .orElse(1));
        double width = (double) WIDTH / stretches.size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            Ended ended = stretches.get(i);
            double completed = height(ended.completed(), top);
            double refunded = height(ended.refunded(), top);
            bars.add(new Bar(
                    i * width + GAP / 2,
                    width - GAP,
                    HEIGHT - completed,
                    completed,
                    HEIGHT - completed - refunded,
                    refunded,
                    "%s  %d / %d".formatted(time(ended), ended.completed(), ended.refunded())));
        }
        return new Throughput(
                bars,
                top,
                stretches.stream().mapToLong(Ended::completed).sum(),
                stretches.stream().mapToLong(Ended::refunded).sum());
    }

    static TimeToOutcome timeToOutcome(List<Ended> stretches) {
        double top = stretches.stream().mapToDouble(Ended::slowest).max().orElse(0);
        Ended last = stretches.stream()
                .filter(OutcomeCharts::isKnown)
                .reduce((earlier, later) -> later)
                .orElse(null);
        return new TimeToOutcome(
                lines(stretches, Ended::median, top),
                lines(stretches, Ended::slowest, top),
                top == 0 ? "" : seconds(top),
                last == null ? "" : seconds(last.median()),
                last == null ? "" : seconds(last.slowest()));
    }

    private static List<String> lines(List<Ended> stretches, ToDoubleFunction<Ended> value, double top) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        double width = (double) WIDTH / stretches.size();
        for (int i = 0; i < stretches.size(); i++) {
            if (isKnown(stretches.get(i))) {
                double y = top == 0 ? HEIGHT : HEIGHT - value.applyAsDouble(stretches.get(i)) / top * (HEIGHT - 2) - 1;
                line.append(point(i * width + 1, y)).append(point((i + 1) * width - 1, y));
            } else if (!line.isEmpty()) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private static boolean isKnown(Ended ended) {
        return ended.completed() + ended.refunded() > 0;
    }

    private static double height(long number, long top) {
        return (double) number / top * HEIGHT;
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private static String seconds(double seconds) {
        return Times.INSTANCE.span(java.time.Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static String time(Ended ended) {
        return Times.INSTANCE
                .clock(Instant.ofEpochSecond(ended.number() * RecentOutcomes.STRETCH.toSeconds()))
                .substring(0, 8);
    }
}
