// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class DurableStepTests {

    private final List<String> happened = new ArrayList<>();
    private final UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);

    /** Registered in the order in which the transaction, the held messages and the step are. */
    DurableStepTests() {
        unitOfWork.onCommit(u -> happened.add("commit"));
        unitOfWork.afterCommit(u -> happened.add("send"));
        DurableStep.follow(unitOfWork, moment -> happened.add(moment.name()));
    }

    @Test
    void isReachedAroundTheCommitAndAfterTheSending() {
        unitOfWork.commit();

        assertThat(happened).containsExactly("BEFORE", "commit", "AFTER", "send", "TOLD");
    }

    @Test
    void isNotReachedByWhatIsRolledBack() {
        unitOfWork.rollback();

        assertThat(happened).isEmpty();
    }
}
