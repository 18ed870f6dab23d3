// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/**
 * What is measured, from the system properties {@code benchmark.…}.
 *
 * @param contenders some of {@code floor,xa,pair,system,table}; the last two also {@linkplain Variation varied}
 * @param loads each a number of callers who wait for the end; above 64, so many in flight; or {@code 200/s}
 * @param firstWarmUp of each contender, before the first round; a quarter of it where others warmed its processes
 * @param warmUp of each contender under each load, in each round
 * @param measured after that
 * @param jvmOptions of every process
 */
record BenchmarkSettings(
        List<String> contenders,
        List<String> loads,
        int rounds,
        Duration firstWarmUp,
        Duration warmUp,
        Duration measured,
        List<String> jvmOptions) {

    private static final int FLOODING_CALLERS = 64;

    static BenchmarkSettings fromSystemProperties() {
        return new BenchmarkSettings(
                list("benchmark.contenders", "floor,pair,system"),
                list("benchmark.loads", "8"),
                Integer.getInteger("benchmark.rounds", 1),
                duration("benchmark.first-warm-up", "2s"),
                duration("benchmark.warm-up", "500ms"),
                duration("benchmark.measured", "1s"),
                Arrays.asList(System.getProperty("benchmark.jvm-options", "-Xms512m -Xmx512m -XX:+UseSerialGC")
                        .split(" ")));
    }

    /** Whether {@code benchmark.database} is {@code h2}, and not {@code postgresql}. */
    boolean onH2() {
        return System.getProperty("benchmark.database", "postgresql").equals("h2");
    }

    /** Transfers that ended long ago and fill the tables. */
    static int finished() {
        return Integer.getInteger("benchmark.finished", 0);
    }

    /** Where pictures go. */
    Path pictures(Path otherwise) {
        return Path.of(System.getProperty("benchmark.pictures", otherwise.toString()));
    }

    /** Whoever just started is compiled first, and not measured. */
    Load first() {
        return Load.waiting(FLOODING_CALLERS, firstWarmUp, Duration.ZERO);
    }

    /** Who uses processes that others have warmed up before. */
    Load firstOfWarm() {
        return Load.waiting(FLOODING_CALLERS, firstWarmUp.dividedBy(4), Duration.ZERO);
    }

    List<Load> allLoads() {
        return loads.stream().map(this::load).toList();
    }

    private Load load(String text) {
        if (text.endsWith("/s")) {
            return Load.paced(
                    FLOODING_CALLERS, 1024, Integer.parseInt(text.substring(0, text.length() - 2)), warmUp, measured);
        }
        int callers = Integer.parseInt(text);
        return callers > FLOODING_CALLERS
                ? Load.flooding(FLOODING_CALLERS, callers, warmUp, measured)
                : Load.waiting(callers, warmUp, measured);
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.asList(System.getProperty(property, otherwise).split(","));
    }

    private static Duration duration(String property, String otherwise) {
        return DurationStyle.detectAndParse(System.getProperty(property, otherwise));
    }
}
