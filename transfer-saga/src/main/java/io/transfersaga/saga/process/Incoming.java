// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage;

/**
 * One message on its way to a saga.
 *
 * @param payload a ledger's event, or a signal from inside this service
 */
public record Incoming(TransferId transferId, Object payload) {

    public static Incoming event(TransferMessage.Event event) {
        return new Incoming(event.transferId(), event);
    }

    public static Incoming signal(ProcessSignal signal) {
        return new Incoming(signal.transferId(), signal);
    }

    String type() {
        return payload.getClass().getSimpleName();
    }
}
