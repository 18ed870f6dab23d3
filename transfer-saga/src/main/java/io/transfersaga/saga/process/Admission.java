// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message means to a saga, by the state of its row alone: messages come late, twice, out of order, and long
 * after the transfer ended, so that neither their order nor their ids say anything.
 */
public enum Admission {
    /** The saga handles it. */
    ADMIT,
    /** Nothing to do, nothing to say. */
    OLD_NEWS,
    /** The source's ledger does not know yet how it ended: tell it again. */
    REPEAT_OUTCOME,
    /** No correct ledger sends this: an incident. */
    CANNOT_HAPPEN;

    private static final Map<Class<?>, Cells> TABLE = Map.of(
            // no saga, CREDITING, REFUNDING, COMPLETED, REFUNDED
            MoneyDebited.class, new Cells(ADMIT, OLD_NEWS, OLD_NEWS, REPEAT_OUTCOME, OLD_NEWS),
            MoneyCredited.class, new Cells(CANNOT_HAPPEN, ADMIT, CANNOT_HAPPEN, REPEAT_OUTCOME, CANNOT_HAPPEN),
            CreditAbandoned.class, new Cells(CANNOT_HAPPEN, ADMIT, OLD_NEWS, CANNOT_HAPPEN, OLD_NEWS),
            CreditAttemptFailed.class, new Cells(OLD_NEWS, ADMIT, OLD_NEWS, OLD_NEWS, OLD_NEWS),
            MoneyRefunded.class, new Cells(CANNOT_HAPPEN, CANNOT_HAPPEN, ADMIT, CANNOT_HAPPEN, OLD_NEWS),
            CommandDue.class, new Cells(OLD_NEWS, ADMIT, ADMIT, OLD_NEWS, OLD_NEWS),
            RetryRequested.class, new Cells(OLD_NEWS, ADMIT, ADMIT, OLD_NEWS, OLD_NEWS),
            RefundRequested.class, new Cells(OLD_NEWS, ADMIT, ADMIT, OLD_NEWS, OLD_NEWS));

    /** @param saga null when the transfer has none */
    static Admission of(@Nullable TransferProcess saga, Object message, Instant now) {
        Cells cells = TABLE.get(message.getClass());
        if (cells == null) {
            throw new IllegalArgumentException("no saga takes " + message.getClass());
        }
        Admission admission = saga == null ? cells.noSaga() : cells.of(saga.state());
        return admission == ADMIT && saga != null && isOutdated(saga, message, now) ? OLD_NEWS : admission;
    }

    /** An attempt that is awaited no more, or a command that somebody else has sent meanwhile. */
    private static boolean isOutdated(TransferProcess saga, Object message, Instant now) {
        if (message instanceof CreditAttemptFailed failed) {
            return !saga.awaitsAttempt(failed.attempt());
        }
        return message instanceof CommandDue && !saga.isDue(now);
    }

    private record Cells(
            Admission noSaga, Admission crediting, Admission refunding, Admission completed, Admission refunded) {

        Admission of(SagaState state) {
            return switch (state) {
                case CREDITING -> crediting;
                case REFUNDING -> refunding;
                case COMPLETED -> completed;
                case REFUNDED -> refunded;
            };
        }
    }
}
