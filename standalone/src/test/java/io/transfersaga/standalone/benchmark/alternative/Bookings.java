// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The two statements that everybody needs: a leg, and the money. */
final class Bookings {

    private static final String LEG = "insert into leg (transfer_id, account_id, amount) values (?, ?, ?)";

    private static final String MONEY =
            "update account set balance = balance + ? where account_id = ? and balance + ? >= 0";

    private Bookings() {}

    /**
     * @param amount negative when it is taken
     * @throws IllegalStateException when there is not enough
     */
    static void book(Connection connection, UUID transferId, String account, long amount) throws SQLException {
        try (var leg = connection.prepareStatement(LEG);
                var money = connection.prepareStatement(MONEY)) {
            leg.setObject(1, transferId);
            leg.setString(2, account);
            leg.setLong(3, amount);
            leg.executeUpdate();
            money.setLong(1, amount);
            money.setString(2, account);
            money.setLong(3, amount);
            if (money.executeUpdate() == 0) {
                throw new IllegalStateException("not enough money in " + account);
            }
        }
    }
}
