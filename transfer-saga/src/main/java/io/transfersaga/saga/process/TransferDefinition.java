// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.engine.Admission;
import io.transfersaga.engine.SagaDefinition;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The saga of a transfer, to the engine that keeps it going. */
final class TransferDefinition implements SagaDefinition<TransferProcess, TransferSaga> {

    @Override
    public Class<TransferSaga> type() {
        return TransferSaga.class;
    }

    @Override
    public String associationProperty() {
        return TransferSaga.TRANSFER_ID;
    }

    @Override
    public TransferSaga resumed(TransferProcess process) {
        return new TransferSaga(process);
    }

    @Override
    public TransferProcess processOf(TransferSaga saga) {
        return saga.process();
    }

    @Override
    public UUID idOf(Object message) {
        if (message instanceof TransferMessage said) {
            return said.transferId().value();
        }
        if (message instanceof ProcessSignal signal) {
            return signal.transferId().value();
        }
        throw new IllegalArgumentException("no message of a transfer: " + message.getClass());
    }

    @Override
    public Admission admit(@Nullable TransferProcess process, Object message, Instant now) {
        return TransferAdmission.of(process, message, now);
    }

    @Override
    public Object due(UUID id) {
        return new CommandDue(new TransferId(id));
    }

    @Override
    public Object outcome(TransferProcess process, Instant now) {
        return process.outcome(now);
    }
}
