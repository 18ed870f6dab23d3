// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that cannot happen while all keep the protocol.
 *
 * @param kind what was received for a transfer of which status, for example {@code RefundAccount-COMPLETED}
 */
record Incident(TransferId transferId, String kind) {

    /** Those that are known to be possible, so that their metrics are there before they happen. */
    static final List<String> KINDS = List.of(
            "RefundAccount-COMPLETED",
            "RefundAccount-UNKNOWN",
            "TransferCompleted-REFUNDED",
            "TransferCompleted-UNKNOWN");

    static Incident of(Command command, @Nullable TransferStatus status) {
        String known = status == null ? "UNKNOWN" : status.name();
        return new Incident(command.transferId(), command.getClass().getSimpleName() + "-" + known);
    }
}
