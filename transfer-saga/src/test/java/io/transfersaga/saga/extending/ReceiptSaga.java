// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.extending;

import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

// tag::messages[]
/** Saga to receipt service: write a receipt, once per transfer however often it is asked for. */
record IssueReceipt(TransferId transferId, int copy) {}

/** Receipt service to saga: it is written. */
record ReceiptIssued(TransferId transferId) {}
// end::messages[]

// tag::decision[]
/** What the step knows, and what each message makes of it. */
record ReceiptStep(TransferId transferId, int asked, boolean issued) {

    static ReceiptStep first(MoneyCredited credited) {
        return new ReceiptStep(credited.transferId(), 1, false);
    }

    ReceiptStep askedAgain() {
        return new ReceiptStep(transferId, asked + 1, issued);
    }

    IssueReceipt command() {
        return new IssueReceipt(transferId, asked);
    }
}
// end::decision[]

// tag::saga[]
/** After the credit a receipt is asked for, again and again until there is one. */
public class ReceiptSaga {

    private ReceiptStep step;

    @StartSaga
    @SagaEventHandler(associationProperty = "transferId")
    void on(MoneyCredited credited, CommandGateway commands) {
        step = ReceiptStep.first(credited);
        commands.sendAndWait(step.command());
    }

    @SagaEventHandler(associationProperty = "transferId")
    void on(CommandDue due, CommandGateway commands) {
        step = step.askedAgain();
        commands.sendAndWait(step.command());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "transferId")
    void on(ReceiptIssued issued) {
        step = new ReceiptStep(step.transferId(), step.asked(), true);
    }
}
// end::saga[]
