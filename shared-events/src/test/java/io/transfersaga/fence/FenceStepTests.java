// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.fence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenceStepTests {

    @ParameterizedTest
    @CsvSource({
        ", DO, ABANDON, CANNOT_HAPPEN",
        "DONE, ANSWER, ANSWER, UNDO",
        "ABANDONED, ANSWER, ANSWER, CANNOT_HAPPEN",
        "UNDONE, ANSWER, ANSWER, ANSWER"
    })
    void decidesByWhatIsStored(Outcome stored, FenceStep onDo, FenceStep onAbandon, FenceStep onUndo) {
        assertThat(FenceStep.onDo(stored)).isEqualTo(onDo);
        assertThat(FenceStep.onAbandon(stored)).isEqualTo(onAbandon);
        assertThat(FenceStep.onUndo(stored)).isEqualTo(onUndo);
    }
}
