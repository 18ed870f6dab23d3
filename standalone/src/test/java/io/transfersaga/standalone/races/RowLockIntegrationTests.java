// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.ledger.Audit;
import io.transfersaga.account.ledger.Deposits;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.saga.process.Incoming;
import io.transfersaga.saga.process.ProcessSignal.CommandDue;
import io.transfersaga.saga.process.SagaInbox;
import io.transfersaga.standalone.FreePorts;
import io.transfersaga.standalone.faults.Postgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two transactions change one account, or one saga, at the same moment. With the row's lock nothing is lost; without
 * it, and without what would notice, money or an outcome is, and within a few rounds these tests see that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLockIntegrationTests {

    enum Database {
        H2,
        POSTGRESQL
    }

    private static final int ROUNDS_WITH_LOCK = 5;

    /** Without the lock either of two orders may come about, of which one does harm. */
    private static final int ROUNDS_WITHOUT = 40;

    private static final Money ONE = Money.of("1.00", "CNY");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Map<Database, RacingService> ledgers = new EnumMap<>(Database.class);
    private final Map<Database, RacingService> sagas = new EnumMap<>(Database.class);
    private final MeetingPoint meeting = new MeetingPoint();
    private final SettableClock clock = new SettableClock();
    private volatile UnaryOperator<String> mutation = UnaryOperator.identity();
    private Postgres postgres;

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = new Postgres(directory.resolve("postgresql"), FreePorts.one());
        postgres.start();
        for (Database database : Database.values()) {
            ledgers.put(database, RacingService.ledger(address(database), this::prepare));
            sagas.put(database, RacingService.saga(address(database), this::prepare, clock));
        }
    }

    @AfterEach
    void restore() {
        mutation = UnaryOperator.identity();
    }

    @AfterAll
    void stop() {
        ledgers.values().forEach(RacingService::close);
        sagas.values().forEach(RacingService::close);
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesNoMoneyUnderTheAccountsLock(Database database) {
        assertThat(roundsUntilMoneyIsLost(ledgers.get(database), ROUNDS_WITH_LOCK))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesNoMoneyByTheAccountsVersionWhenItsLockIsMissing(Database database) {
        mutation = sql -> sql.contains("from account") ? withoutLock(sql) : sql;

        assertThat(roundsUntilMoneyIsLost(ledgers.get(database), ROUNDS_WITH_LOCK))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesMoneyWithoutTheAccountsLockAndWhatWouldNotice(Database database) {
        RacingService ledger = ledgers.get(database);
        mutation = sql -> sql.contains("from account")
                ? withoutLock(sql)
                : sql.replace("where account_id = ? and version = ?", "where account_id = ? and ? >= 0");
        ledger.jdbc().execute("alter table entry drop constraint entry_once_per_account");
        try {
            int rounds = roundsUntilMoneyIsLost(ledger, ROUNDS_WITHOUT);
            report("account", database, rounds);
            assertThat(rounds).isPositive();
        } finally {
            ledger.jdbc().execute("delete from entry");
            ledger.jdbc().execute("delete from account");
            ledger.jdbc()
                    .execute("alter table entry add constraint entry_once_per_account unique (account_id, seq)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnOutcomeUnderTheSagasLock(Database database) {
        assertThat(roundsUntilAnOutcomeIsLost(sagas.get(database), ROUNDS_WITH_LOCK))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesAnOutcomeWithoutTheSagasLock(Database database) {
        mutation = sql -> sql.contains("from saga") ? withoutLock(sql) : sql;

        int rounds = roundsUntilAnOutcomeIsLost(sagas.get(database), ROUNDS_WITHOUT);

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
            Instant now = clock.instant();
            inbox.handle(List.of(Incoming.event(new MoneyDebited(transfer, null, null, now, now))));
            clock.advance(Duration.ofMinutes(1));
            RacingService.race(
                    () -> inbox.handle(List.of(Incoming.event(new MoneyCredited(transfer, now)))),
                    () -> inbox.handle(List.of(Incoming.signal(new CommandDue(transfer.transferId())))));
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

    /** Both transactions meet when each has read and decided, and neither has written. */
    private String prepare(String sql) {
        if (sql.startsWith("update account") || sql.startsWith("update saga")) {
            meeting.await();
        }
        return mutation.apply(sql);
    }

    private static String withoutLock(String sql) {
        return sql.replace(" for update", "");
    }

    private List<String> address(Database database) {
        return switch (database) {
            case H2 ->
                List.of("--spring.datasource.url=jdbc:h2:mem:race" + DATABASES.incrementAndGet()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            case POSTGRESQL -> postgres.properties("race" + DATABASES.incrementAndGet());
        };
    }

    @SuppressWarnings("SystemOut") // figures for whoever reads the build's log
    private static void report(String lock, Database database, int round) {
        System.out.printf("without the lock of the %s, on %s: round %d%n", lock, database, round);
    }

    private static final class SettableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
