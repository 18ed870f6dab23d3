// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.engine.Admission;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.ProcessSignal;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import io.transfersaga.web.security.Callers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does what operators ask of a saga, by the same way as everything else that changes it. */
@Component
public class Operators {

    private final SagaInbox inbox;
    private final SagaTimer timer;
    private final SagaInspection inspection;
    private final Callers callers;

    Operators(SagaInbox inbox, SagaTimer timer, SagaInspection inspection, Callers callers) {
        this.inbox = inbox;
        this.timer = timer;
        this.inspection = inspection;
        this.callers = callers;
    }

    /**
     * The command that the saga waits for is sent again now.
     *
     * @throws io.transfersaga.web.ProblemException 400, 404 {@code saga-not-found}, 409 {@code saga-ended}
     */
    public SagaView retry(String transferId, OperatorRequest request) {
        OperatorRequest.Checked checked = request.checked();
        TransferId id = TransferId.parse(transferId).orElseThrow(SagaProblems::notFound);
        return submit(new RetryRequested(id, callers.current().actor(checked.actor()), checked.reason()));
    }

    /**
     * No more attempts; a refund as soon as the credit is ruled out.
     *
     * @throws io.transfersaga.web.ProblemException 400, 404 {@code saga-not-found}, 409 {@code saga-ended}
     */
    public SagaView refund(String transferId, OperatorRequest request) {
        OperatorRequest.Checked checked = request.checked();
        TransferId id = TransferId.parse(transferId).orElseThrow(SagaProblems::notFound);
        return submit(new RefundRequested(id, callers.current().actor(checked.actor()), checked.reason()));
    }

    /** The timer sends what is due from now on, also after a crash, or when the broker comes back. */
    private SagaView submit(ProcessSignal signal) {
        Admission admission = inbox.handle(List.of(signal)).get(0);
        SagaView saga = inspection.find(signal.transferId()).orElseThrow(SagaProblems::notFound);
        if (admission != Admission.ADMIT) {
            throw SagaProblems.ended();
        }
        timer.wake();
        return saga;
    }
}
