// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.AccountCommand;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.account.ledger.Transfers;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.rocketmq.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The broker asks what became of a debit, and the ledger asks what became of a transfer. */
@LedgerTest
class OutcomeQuestionsTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    LedgerCommandHandler handler;

    @Autowired
    Accounts accounts;

    @Autowired
    Opening opening;

    @Autowired
    Legs legs;

    @Autowired
    Transfers transfers;

    @Autowired
    LedgerTransactions transactions;

    @Autowired
    TestBroker broker;

    @Autowired
    JdbcTemplate jdbc;

    private final AccountId alice = AccountId.of("alpha:alice-" + UUID.randomUUID());
    private final Transfer transfer =
            new Transfer(TransferId.next(Clock.systemUTC()), alice, AccountId.of("beta:bob"), Money.of("1.00", "CNY"));
    private final Instant longAgo = Instant.parse("2026-01-02T03:04:05Z");

    @BeforeEach
    void openAccount() {
        opening.open(alice, Money.of("10.00", "CNY"));
    }

    @Test
    void aDebitIsConfirmedByItsLegWhateverBecameOfTheTransfer() {
        debit();
        assertThat(check(Duration.ZERO)).isEqualTo(Resolution.COMMIT);
        receiveCompleted();
        assertThat(check(LIMIT.multipliedBy(10))).isEqualTo(Resolution.COMMIT);
    }

    @Test
    void aDebitWithoutALegMayStillBeRunningUntilTheLimit() {
        assertThat(check(LIMIT)).isEqualTo(Resolution.UNKNOWN);
        assertThat(check(LIMIT.plusMillis(1))).isEqualTo(Resolution.ROLLBACK);
    }

    @Test
    void anOverdueOutcomeIsAskedForOnceAndLaterAgain() {
        debit();
        reconciliation.run();
        reconciliation.run();
        assertThat(broker.sent(transfer.transferId()))
                .singleElement()
                .isInstanceOfSatisfying(MoneyDebited.class, message -> {
                    assertThat(message.transfer()).isEqualTo(transfer);
                    assertThat(message.reference()).isEqualTo("rent");
                    assertThat(message.callbackUrl()).isEqualTo("https://example.org/x");
                    assertThat(message.createdAt()).isEqualTo(longAgo);
                });
        OffsetDateTime next = jdbc.queryForObject(
                "select next_reconcile_at from transfer where transfer_id = ?",
                OffsetDateTime.class,
                transfer.transferId().value());
        assertThat(next.toInstant()).isAfter(Instant.now());
    }

    @Test
    void aKnownOutcomeIsNotAskedFor() {
        debit();
        receiveCompleted();
        reconciliation.run();
        assertThat(broker.sent(transfer.transferId())).isEmpty();
    }

    private Resolution check(Duration age) {
        var debited = new MoneyDebited(transfer, null, null, longAgo, longAgo);
        return new DebitCheckBack(legs, LIMIT, new SimpleMeterRegistry()).check(new GenericMessage<>(debited), age);
    }

    private void receiveCompleted() {
        handler.handle(List.of(new Delivery<>(new GenericMessage<>(new TransferCompleted(transfer, longAgo)), 1)));
    }

    private void debit() {
        transactions.execute(() -> {
            var stored = new StoredTransfer(
                    transfer,
                    transfer.transferId().toString(),
                    "hash",
                    "rent",
                    "https://example.org/x",
                    TransferStatus.DEBITED,
                    null,
                    longAgo,
                    null);
            transfers.insert(List.of(stored), Duration.ofSeconds(30));
            return accounts.ask(new AccountCommand.Debit(alice, transfer.transferId(), transfer.money(), longAgo));
        });
    }
}
