// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts money into accounts, once per idempotency key. */
@Component
public class Deposits {

    /** What came of a deposit. */
    public sealed interface Result {

        /**
         * The account, with the money; {@code replayed} when the money came with an earlier request of the same key.
         */
        record Deposited(AccountState account, boolean replayed) implements Result {}

        record Refused(Refusal reason) implements Result {}

        record NoSuchAccount() implements Result {}

        /** The key belongs to another deposit. */
        record KeyReused() implements Result {}
    }

    private final LedgerTransactions transactions;
    private final Accounts accounts;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Deposits(LedgerTransactions transactions, Accounts accounts, JdbcTemplate jdbc, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the key and the money together, or neither.
     *
     * @param bodyHash of the whole request, the account included
     */
    public Result deposit(String idempotencyKey, String bodyHash, AccountId account, Money amount) {
        return transactions.executeRepeatable(() -> {
            boolean exists = !accounts.lock(Set.of(account)).isEmpty();
            Optional<String> known = bodyHashOf(idempotencyKey);
            if (known.isPresent()) {
                return known.get().equals(bodyHash) ? replay(account) : new Result.KeyReused();
            }
            if (!exists) {
                return new Result.NoSuchAccount();
            }
            Decision decision = accounts.ask(new AccountCommand.Deposit(account, amount, clock.instant()));
            if (decision instanceof Decision.Accepted accepted) {
                take(idempotencyKey, bodyHash, account);
                return new Result.Deposited(accepted.account(), false);
            }
            return new Result.Refused(((Decision.Refused) decision).reason());
        });
    }

    /** Whether the key belongs to a deposit. */
    public boolean isTaken(String idempotencyKey) {
        return bodyHashOf(idempotencyKey).isPresent();
    }

    private Result replay(AccountId account) {
        AccountState now = accounts.find(account)
                .orElseThrow(() -> new IllegalStateException("a deposit without its account: " + account));
        return new Result.Deposited(now, true);
    }

    private Optional<String> bodyHashOf(String idempotencyKey) {
        return jdbc
                .queryForList("select body_hash from deposit where idempotency_key = ?", String.class, idempotencyKey)
                .stream()
                .findFirst();
    }

    private void take(String idempotencyKey, String bodyHash, AccountId account) {
        jdbc.update(
                "insert into deposit (idempotency_key, body_hash, account_id, at) values (?, ?, ?, ?)",
                idempotencyKey,
                bodyHash,
                account.toString(),
                Columns.time(clock.instant()));
    }
}
