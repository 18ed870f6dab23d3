// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.account.ledger.AccountCommand.Open;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Opens accounts. Asking twice for the same one opens it once. */
@Component
public class Opening {

    /** What came of it. */
    public enum Result {
        OPENED,
        /** It is there, opened with the same values. */
        THERE_ALREADY,
        /** It is there, opened with other values. */
        OTHER_VALUES
    }

    private final LedgerTransactions transactions;
    private final Accounts accounts;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Opening(LedgerTransactions transactions, Accounts accounts, JdbcTemplate jdbc, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Result open(AccountId account, Money openingBalance) {
        return transactions.executeRepeatable(() -> {
            if (accounts.lock(Set.of(account)).isEmpty()) {
                accounts.open(new Open(account, openingBalance, clock.instant()));
                return Result.OPENED;
            }
            return wasOpenedWith(account, openingBalance) ? Result.THERE_ALREADY : Result.OTHER_VALUES;
        });
    }

    private boolean wasOpenedWith(AccountId account, Money openingBalance) {
        return !jdbc.queryForList(
                        """
                        select 1 from account
                        where account_id = ? and currency = ? and digits = ? and opening_balance = ?""",
                        Integer.class,
                        account.toString(),
                        openingBalance.currency().code(),
                        openingBalance.currency().digits(),
                        openingBalance.minorUnits())
                .isEmpty();
    }
}
