// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;

/** What reaches a saga from inside its own service, by the same way as the ledgers' events. */
public sealed interface ProcessSignal {

    TransferId transferId();

    /** The timer: the awaited command is to be sent, if that is still so. */
    record CommandDue(TransferId transferId) implements ProcessSignal {}

    /** An operator: send the awaited command now. */
    record RetryRequested(TransferId transferId, String actor, String note) implements ProcessSignal {}

    /** An operator: stop trying and refund, unless the credit has happened. */
    record RefundRequested(TransferId transferId, String actor, String note) implements ProcessSignal {}
}
