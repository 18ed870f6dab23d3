// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.StoredTransfer;

/** A transfer that is under way, or was; {@code replayed} when an earlier request of the same key made it. */
record TransferReceipt(StoredTransfer transfer, boolean replayed) {}
