// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.crash.CrashPoint.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashOrderTests {

    private static final CrashPoint POINT = new CrashPoint(DurableStep.CREDIT, Moment.AFTER);

    @TempDir
    private Path directory;

    @Test
    void cannotBeGivenToAProcessThatWasStartedWithoutTheProperty() {
        assertThat(CrashOrder.isPossible()).isFalse();
    }

    @Test
    void isTakenOnceAndOnlyAtItsPoint() throws IOException {
        Path order = directory.resolve("order");
        assertThat(CrashOrder.taken(order, POINT)).isFalse();

        Files.writeString(order, "CREDIT-AFTER\n");
        assertThat(CrashOrder.taken(order, new CrashPoint(DurableStep.CREDIT, Moment.BEFORE)))
                .isFalse();
        assertThat(CrashOrder.taken(order, POINT)).isTrue();

        assertThat(order).doesNotExist();
        assertThat(CrashOrder.taken(order, POINT)).isFalse();
    }

    @Test
    void namesEveryPointOnce() {
        List<CrashPoint> all = CrashPoint.all();

        assertThat(all).hasSizeGreaterThan(40).contains(POINT);
        assertThat(all.stream().map(CrashPoint::toString)).doesNotHaveDuplicates();
    }
}
