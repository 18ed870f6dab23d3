// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.transfersaga.engine.Admission;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.ProcessSignal;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import io.transfersaga.web.security.Callers;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what operators ask of a saga, by the same way as everything else that changes it. */
@RestController
class OperatorController {

    private final SagaInbox inbox;
    private final SagaTimer timer;
    private final SagaInspection inspection;
    private final Callers callers;

    OperatorController(SagaInbox inbox, SagaTimer timer, SagaInspection inspection, Callers callers) {
        this.inbox = inbox;
        this.timer = timer;
        this.inspection = inspection;
        this.callers = callers;
    }

    @PostMapping(
            path = "/sagas/{transferId}/retry",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    SagaView retry(@PathVariable String transferId, @RequestBody OperatorRequest request) {
        OperatorRequest.Checked checked = request.checked();
        TransferId id = TransferId.parse(transferId).orElseThrow(SagaProblems::notFound);
        return submit(new RetryRequested(id, callers.current().actor(checked.actor()), checked.reason()));
    }

    @PostMapping(
            path = "/sagas/{transferId}/refund",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    SagaView refund(@PathVariable String transferId, @RequestBody OperatorRequest request) {
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
