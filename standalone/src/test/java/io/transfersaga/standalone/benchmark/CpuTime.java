// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor time of processes, as Linux counts it: in hundredths of a second. */
final class CpuTime {

    private static final double TICKS_PER_SECOND = 100;

    /** In {@code /proc/PID/stat}, counted from the process's state: user, system, and both of its dead children. */
    private static final int USER = 11;

    private CpuTime() {}

    /** Seconds so far; 0 for a process that is no more. */
    static double of(long pid) {
        return ticks(pid, 2) / TICKS_PER_SECOND;
    }

    /** Seconds so far, of the process and all its children, the dead ones included. */
    static double ofTree(long pid) {
        double seconds = ticks(pid, 4) / TICKS_PER_SECOND;
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> of(child.pid()))
                .reduce(seconds, Double::sum);
    }

    private static long ticks(long pid, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = USER; i < USER + fields; i++) {
                ticks += Long.parseLong(values[i]);
            }
            return ticks;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            return 0; // it ended while it was read
        }
    }
}
