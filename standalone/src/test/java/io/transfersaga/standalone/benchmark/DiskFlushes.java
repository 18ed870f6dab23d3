// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How often a disk was told to keep what it has, by anybody, as Linux counts it. */
final class DiskFlushes {

    /** In a line of {@code /proc/diskstats}, counted from the device's first number. */
    private static final int FLUSHES = 18;

    private DiskFlushes() {}

    /**
     * Of the disk that has this directory, since the machine was started; not a number when Linux does not tell, as of
     * partitions.
     */
    static double of(Path directory) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/diskstats"))) {
            long device = ((Number) Files.getAttribute(directory, "unix:dev")).longValue();
            long major = (device >> 8) & 0xfff;
            long minor = (device & 0xff) | ((device >> 12) & 0xfff00);
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(values -> values.length > FLUSHES)
                    .filter(values -> Long.parseLong(values[0]) == major && Long.parseLong(values[1]) == minor)
                    .mapToDouble(values -> Double.parseDouble(values[FLUSHES]))
                    .filter(flushes -> flushes > 0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
