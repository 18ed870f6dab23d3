// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.sql.ResultSet;
import java.sql.SQLException;

/** @param version events so far */
record AccountRow(AccountId accountId, AccountState state, long version) {

    static final String COLUMNS = "account_id, currency, digits, balance, status, version";

    static AccountRow read(ResultSet row, int number) throws SQLException {
        Money balance = Columns.money(row, "balance");
        var state = new AccountState(balance, AccountStatus.valueOf(row.getString("status")));
        return new AccountRow(AccountId.of(row.getString("account_id")), state, row.getLong("version"));
    }
}
