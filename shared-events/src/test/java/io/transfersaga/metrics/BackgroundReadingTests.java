// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BackgroundReadingTests {

    private final AtomicReference<Supplier<Integer>> source = new AtomicReference<>(() -> 7);
    private final BackgroundReading<Integer> reading =
            new BackgroundReading<>("test", () -> source.get().get());

    @Test
    void showsWhatWasReadLast() {
        reading.read();

        assertThat(reading.value(Integer::doubleValue)).isEqualTo(7);
    }

    @Test
    void knowsNothingBeforeTheFirstReadingAndAfterOneThatFailed() {
        assertThat(reading.value(Integer::doubleValue)).isNaN();

        reading.read();
        source.set(() -> {
            throw new IllegalStateException("no database");
        });
        reading.read();

        assertThat(reading.value(Integer::doubleValue)).isNaN();
    }
}
