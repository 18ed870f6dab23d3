// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import org.springframework.context.ApplicationContext;

/** Runs a ledger's reconciliation once, in the caller's thread. */
public final class ReconciliationDriver {

    private final Reconciliation reconciliation;

    public ReconciliationDriver(ApplicationContext context) {
        this.reconciliation = context.getBean(Reconciliation.class);
    }

    public void run() {
        reconciliation.run();
    }
}
