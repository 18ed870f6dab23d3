// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.BodyHash;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import org.jspecify.annotations.Nullable;

/** A well-formed request for a transfer, with the key that tells whether it is a new one. */
record TransferOrder(
        String idempotencyKey,
        AccountId source,
        AccountId target,
        Money money,
        @Nullable String reference,
        @Nullable String callbackUrl) {

    /** Of the values, not of the bytes that spelt them. */
    String bodyHash() {
        return BodyHash.of(
                source.toString(),
                target.toString(),
                Long.toString(money.minorUnits()),
                money.currency().code(),
                reference,
                callbackUrl);
    }
}
