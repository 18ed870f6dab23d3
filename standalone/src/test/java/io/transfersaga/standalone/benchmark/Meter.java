// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.benchmark.DatabaseServer.Counters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is used between the beginning and the end of a window. */
final class Meter implements Contender.Window {

    static final String DATABASE = "postgresql";
    static final String BROKER = "broker";
    static final String DRIVER = "load driver";

    private final Contender contender;
    private final Path data;
    private final @Nullable DatabaseServer database;
    private final LongSupplier databasePid;
    private final LongSupplier brokerPid;
    private @Nullable Reading begin;
    private @Nullable Reading end;

    /**
     * @param data what the database and the broker write is there
     * @param database null where it is inside the processes
     */
    Meter(
            Contender contender,
            Path data,
            @Nullable DatabaseServer database,
            LongSupplier databasePid,
            LongSupplier brokerPid) {
        this.contender = contender;
        this.data = data;
        this.database = database;
        this.databasePid = databasePid;
        this.brokerPid = brokerPid;
    }

    @Override
    public void begins() {
        begin = read();
    }

    @Override
    public void ends() {
        end = read();
    }

    /** What the window cost. */
    Costs costs() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        end.cpu()
                .forEach((process, seconds) ->
                        cpu.put(process, seconds - begin.cpu().get(process)));
        return new Costs(
                (end.nanos() - begin.nanos()) / 1e9,
                cpu,
                end.counters().writingTransactions() - begin.counters().writingTransactions(),
                end.counters().walSyncs() - begin.counters().walSyncs(),
                end.diskFlushes() - begin.diskFlushes(),
                begin.megabytes(),
                end.megabytes());
    }

    private Reading read() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        contender.processes().forEach((name, pid) -> cpu.put(name, CpuTime.of(pid)));
        double observers =
                contender.observers().values().stream().mapToDouble(CpuTime::of).sum();
        cpu.put(BROKER, CpuTime.of(brokerPid.getAsLong()));
        if (database != null) {
            cpu.put(DATABASE, CpuTime.ofTree(databasePid.getAsLong()) - observers);
        }
        cpu.put(DRIVER, CpuTime.of(ProcessHandle.current().pid()) + observers);
        Map<String, Long> megabytes = new LinkedHashMap<>();
        contender.processes().forEach((name, pid) -> megabytes.put(name, Memory.anonymousMegabytes(pid)));
        megabytes.put(BROKER, Memory.anonymousMegabytes(brokerPid.getAsLong()));
        return new Reading(
                System.nanoTime(),
                cpu,
                database == null ? new Counters(0, 0) : database.counters(),
                DiskFlushes.of(data),
                megabytes);
    }

    private record Reading(
            long nanos, Map<String, Double> cpu, Counters counters, double diskFlushes, Map<String, Long> megabytes) {}

    /**
     * @param seconds of the window
     * @param cpu seconds by process
     * @param diskFlushes by the database, by the broker, and by whoever else uses that disk
     * @param before memory by process when it began, in MB, without mapped files
     * @param after memory by process when it ended, in MB, without mapped files
     */
    record Costs(
            double seconds,
            Map<String, Double> cpu,
            long writingTransactions,
            long walSyncs,
            double diskFlushes,
            Map<String, Long> before,
            Map<String, Long> after) {

        /** Without the load driver. */
        double cpuSeconds() {
            return cpu.entrySet().stream()
                    .filter(process -> !process.getKey().equals(DRIVER))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }
}
