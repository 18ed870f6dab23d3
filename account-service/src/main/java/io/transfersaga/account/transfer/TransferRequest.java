// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /transfers}, as it came. */
record TransferRequest(
        @Nullable String sourceAccountId,
        @Nullable String targetAccountId,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String reference,
        @Nullable String callbackUrl) {}
