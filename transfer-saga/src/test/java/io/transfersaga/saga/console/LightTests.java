// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.saga.ledgers.LedgerAudit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightTests {

    private final LedgerAudit balanced = new LedgerAudit("alpha", null, true, List.of());
    private final LedgerAudit unbalanced = new LedgerAudit("beta", null, false, List.of());
    private final LedgerAudit silent = new LedgerAudit("gamma", "no-answer", false, List.of());

    @Test
    void isGreenOnlyWhenEveryLedgerHasSaidSo() {
        assertThat(Light.of(List.of(balanced, balanced))).isEqualTo(Light.BALANCED);
        assertThat(Light.of(List.of(balanced, silent))).isEqualTo(Light.UNKNOWN);
        assertThat(Light.of(List.of())).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void isRedAsSoonAsOneIsNotBalanced() {
        assertThat(Light.of(List.of(unbalanced, silent, balanced))).isEqualTo(Light.UNBALANCED);
    }
}
