// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.extending;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptSagaTests {

    private static final TransferId ID = TransferId.next(Clock.systemUTC());
    private static final MoneyCredited CREDITED = new MoneyCredited(
            new Transfer(ID, AccountId.of("alpha:alice"), AccountId.of("beta:bob"), Money.of("1.00", "CNY")),
            Instant.EPOCH);

    private FixtureConfiguration fixture;

    @BeforeEach
    void setUp() {
        fixture = new SagaTestFixture<>(ReceiptSaga.class);
        fixture.registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    }

    // tag::fixture[]
    @Test
    void asksForAReceiptOnceTheMoneyHasArrived() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(CREDITED)
                .expectActiveSagas(1)
                .expectDispatchedCommands(new IssueReceipt(ID, 1));
    }

    @Test
    void asksAgainWhenNoAnswerCame() {
        fixture.givenAPublished(CREDITED)
                .whenPublishingA(new CommandDue(ID))
                .expectDispatchedCommands(new IssueReceipt(ID, 2));
    }

    @Test
    void endsWithTheReceipt() {
        fixture.givenAPublished(CREDITED)
                .andThenAPublished(new CommandDue(ID))
                .whenPublishingA(new ReceiptIssued(ID))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void ignoresAnAnswerThatComesTwice() {
        fixture.givenAPublished(CREDITED)
                .andThenAPublished(new ReceiptIssued(ID))
                .whenPublishingA(new ReceiptIssued(ID))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }
    // end::fixture[]
}
