// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What was observed of transfers while it counted. May be told by many threads. */
public final class Recording {

    private static final int MAX_TOLD = 2000;

    private boolean measuring;
    private long ended;
    private final Samples acceptances = new Samples();
    private final Samples completions = new Samples();

    public synchronized void measure(boolean now) {
        measuring = now;
    }

    /** @param nanos since the transfer was due */
    public synchronized void accepted(long nanos) {
        if (measuring) {
            acceptances.add(nanos);
        }
    }

    /** @param nanos since the transfer was due */
    public synchronized void ended(long nanos) {
        if (measuring) {
            ended++;
            completions.add(nanos);
        }
    }

    public synchronized long ended() {
        return ended;
    }

    synchronized Samples acceptances() {
        return acceptances;
    }

    synchronized Samples completions() {
        return completions;
    }

    /** As one line; of the samples their quantiles. */
    public synchronized String encoded() {
        return ended + ";" + acceptances.encoded() + ";" + completions.encoded();
    }

    /** What {@link #encoded} made. */
    static Recording decoded(String line) {
        String[] parts = line.split(";", -1);
        var recording = new Recording();
        recording.ended = Long.parseLong(parts[0]);
        recording.acceptances.addAll(parts[1]);
        recording.completions.addAll(parts[2]);
        return recording;
    }

    /** Times in nanoseconds. */
    static final class Samples {

        private long[] values = new long[1024];
        private int count;

        private void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        private void addAll(String encoded) {
            Arrays.stream(encoded.split(","))
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> add(Long.parseLong(text)));
        }

        /** @return milliseconds; not a number when there are no samples */
        double percentile(double percent) {
            long[] sorted = sorted();
            return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1, Math.floor(count * percent / 100))] / 1e6;
        }

        private String encoded() {
            long[] sorted = sorted();
            int step = Math.max(1, count / MAX_TOLD);
            return LongStream.iterate(step / 2, i -> i < count, i -> i + step)
                    .mapToObj(i -> Long.toString(sorted[(int) i]))
                    .collect(Collectors.joining(","));
        }

        private long[] sorted() {
            long[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
