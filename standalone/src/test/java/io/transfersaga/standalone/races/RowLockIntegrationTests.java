// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.ledger.Audit;
import io.transfersaga.account.ledger.Deposits;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.standalone.races.RealDatabases.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two transactions change one account, or one saga, at the same moment. With the row's lock nothing is lost; without
 * it, and without what would notice, money or an outcome is, and within a few rounds these tests see that.
 */
@ExtendWith(RealDatabases.Shared.class)
class RowLockIntegrationTests {

    private static final int ROUNDS_WITH_LOCK = 5;

    /** Without the lock either of two orders may come about, of which one does harm. */
    private static final int ROUNDS_WITHOUT = 40;

    private static final Money ONE = Money.of("1.00", "CNY");

    private final MeetingPoint meeting = new MeetingPoint();
    private final RealDatabases databases;

    RowLockIntegrationTests(RealDatabases databases) {
        this.databases = databases;
        mutate(UnaryOperator.identity());
    }

    @AfterEach
    void restore() {
        databases.rewrite(UnaryOperator.identity());
    }

    @ParameterizedTest
    @EnumSource
    void losesNoMoneyUnderTheAccountsLock(Database database) {
        assertThat(roundsUntilMoneyIsLost(databases.ledger(database), ROUNDS_WITH_LOCK))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesNoMoneyByTheAccountsVersionWhenItsLockIsMissing(Database database) {
        mutate(sql -> sql.contains("from account") ? withoutLock(sql) : sql);

        assertThat(roundsUntilMoneyIsLost(databases.ledger(database), ROUNDS_WITH_LOCK))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesMoneyWithoutTheAccountsLockAndWhatWouldNotice(Database database) {
        RacingService ledger = databases.ledger(database);
        mutate(sql -> sql.contains("from account")
                ? withoutLock(sql)
                : sql.replace("where account_id = ? and version = ?", "where account_id = ? and ? >= 0"));
        ledger.jdbc().execute("alter table entry drop constraint entry_once_per_account");
        try {
            int rounds = roundsUntilMoneyIsLost(ledger, ROUNDS_WITHOUT);
            report("account", database, rounds);
            assertThat(rounds).isPositive();
        } finally {
            ledger.jdbc().execute("delete from entry");
            ledger.jdbc().execute("delete from account");
            ledger.jdbc().execute("alter table entry add constraint entry_once_per_account unique (account_id, seq)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnOutcomeUnderTheSagasLock(Database database) {
        assertThat(roundsUntilAnOutcomeIsLost(databases.saga(database), ROUNDS_WITH_LOCK))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesAnOutcomeWithoutTheSagasLock(Database database) {
        mutate(sql -> sql.contains("from saga") ? withoutLock(sql) : sql);

        int rounds = roundsUntilAnOutcomeIsLost(databases.saga(database), ROUNDS_WITHOUT);

        report("saga", database, rounds);
        assertThat(rounds).isPositive();
    }

    /** @return the round in which the books were wrong; zero if they never were */
    private static int roundsUntilMoneyIsLost(RacingService ledger, int rounds) {
        var account = AccountId.of("alpha:race-" + UUID.randomUUID());
        ledger.part(Opening.class).open(account, ONE);
        for (int round = 1; round <= rounds; round++) {
            RacingService.race(() -> deposit(ledger, account), () -> deposit(ledger, account));
            if (!ledger.part(Audit.class).read().stream().allMatch(Audit.Sums::balanced)) {
                return round;
            }
        }
        return 0;
    }

    private static void deposit(RacingService ledger, AccountId account) {
        Deposits.Result result =
                ledger.part(Deposits.class).deposit(UUID.randomUUID().toString(), "hash", account, ONE);
        assertThat(result).isInstanceOf(Deposits.Result.Deposited.class);
    }

    /** The credit's answer comes while the timer sends the command again. */
    private int roundsUntilAnOutcomeIsLost(RacingService saga, int rounds) {
        SagaInbox inbox = saga.part(SagaInbox.class);
        for (int round = 1; round <= rounds; round++) {
            var transfer = new Transfer(
                    TransferId.next(Clock.systemUTC()), AccountId.of("alpha:a"), AccountId.of("beta:b"), ONE);
            Instant now = databases.clock().instant();
            inbox.handle(List.of(new MoneyDebited(transfer, null, null, now, now)));
            databases.clock().advance(Duration.ofMinutes(1));
            RacingService.race(
                    () -> inbox.handle(List.of(new MoneyCredited(transfer, now))),
                    () -> inbox.handle(List.of(new CommandDue(transfer.transferId()))));
            String state = saga.jdbc()
                    .queryForObject(
                            "select state from saga where transfer_id = ?",
                            String.class,
                            transfer.transferId().value());
            if (!"COMPLETED".equals(state)) {
                return round;
            }
        }
        return 0;
    }

    /** Changes statements; and two transactions meet when each has read and decided, and neither has written. */
    private void mutate(UnaryOperator<String> mutation) {
        databases.rewrite(sql -> {
            if (sql.startsWith("update account") || sql.startsWith("update saga")) {
                meeting.await();
            }
            return mutation.apply(sql);
        });
    }

    private static String withoutLock(String sql) {
        return sql.replace(" for update", "");
    }

    @SuppressWarnings("SystemOut") // figures for whoever reads the build's log
    private static void report(String lock, Database database, int round) {
        System.out.printf("without the lock of the %s, on %s: round %d%n", lock, database, round);
    }
}
