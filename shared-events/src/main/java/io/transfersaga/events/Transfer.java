// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.util.Objects;

/** What a transfer is about: whose money, to whom, how much. Every message says it, so that none depends on another. */
public record Transfer(TransferId transferId, AccountId sourceAccountId, AccountId targetAccountId, Money money) {

    public Transfer {
        Objects.requireNonNull(transferId, "transferId");
        Objects.requireNonNull(sourceAccountId, "sourceAccountId");
        Objects.requireNonNull(targetAccountId, "targetAccountId");
        Objects.requireNonNull(money, "money");
    }
}
