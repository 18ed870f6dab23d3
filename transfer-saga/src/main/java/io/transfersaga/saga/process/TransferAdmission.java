// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static io.transfersaga.engine.Admission.ADMIT;
import static io.transfersaga.engine.Admission.CANNOT_HAPPEN;
import static io.transfersaga.engine.Admission.OLD_NEWS;
import static io.transfersaga.engine.Admission.REPEAT_OUTCOME;

import io.transfersaga.engine.Admission;
import io.transfersaga.engine.AdmissionTable;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each message means to a transfer's saga. */
final class TransferAdmission {

    private static final AdmissionTable<SagaState> TABLE = new AdmissionTable<>(SagaState.class)
            // message, no saga, CREDITING, COMPLETED, REFUNDING, REFUNDED
            .row(MoneyDebited.class, ADMIT, OLD_NEWS, REPEAT_OUTCOME, OLD_NEWS, OLD_NEWS)
            .row(MoneyCredited.class, CANNOT_HAPPEN, ADMIT, REPEAT_OUTCOME, CANNOT_HAPPEN, CANNOT_HAPPEN)
            .row(CreditAbandoned.class, CANNOT_HAPPEN, ADMIT, CANNOT_HAPPEN, OLD_NEWS, OLD_NEWS)
            .row(CreditAttemptFailed.class, OLD_NEWS, ADMIT, OLD_NEWS, OLD_NEWS, OLD_NEWS)
            .row(MoneyRefunded.class, CANNOT_HAPPEN, CANNOT_HAPPEN, CANNOT_HAPPEN, ADMIT, OLD_NEWS)
            .row(CommandDue.class, OLD_NEWS, ADMIT, OLD_NEWS, ADMIT, OLD_NEWS)
            .row(RetryRequested.class, OLD_NEWS, ADMIT, OLD_NEWS, ADMIT, OLD_NEWS)
            .row(RefundRequested.class, OLD_NEWS, ADMIT, OLD_NEWS, ADMIT, OLD_NEWS);

    private TransferAdmission() {}

    /** @param saga null when the transfer has none */
    static Admission of(@Nullable TransferProcess saga, Object message, Instant now) {
        Admission admission = TABLE.of(saga == null ? null : saga.state(), message);
        return admission == ADMIT && saga != null && isOutdated(saga, message, now) ? OLD_NEWS : admission;
    }

    /** An attempt that is awaited no more, or a command that somebody else has sent meanwhile. */
    private static boolean isOutdated(TransferProcess saga, Object message, Instant now) {
        if (message instanceof CreditAttemptFailed failed) {
            return !saga.awaitsAttempt(failed.attempt());
        }
        return message instanceof CommandDue && !saga.isDue(now);
    }
}
