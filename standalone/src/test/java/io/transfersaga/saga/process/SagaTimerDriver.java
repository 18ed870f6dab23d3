// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import org.springframework.context.ApplicationContext;

/** Lets the saga's timer look for due sagas once, in the caller's thread. */
public final class SagaTimerDriver {

    private final SagaTimer timer;

    public SagaTimerDriver(ApplicationContext context) {
        this.timer = context.getBean(SagaTimer.class);
    }

    public void round() {
        timer.round();
    }
}
