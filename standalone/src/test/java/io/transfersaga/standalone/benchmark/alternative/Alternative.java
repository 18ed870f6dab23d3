// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import java.sql.SQLException;

/** A way to move money from one account to another. */
interface Alternative extends AutoCloseable {

    /**
     * Moves the money, or makes sure that it will be moved.
     *
     * @param ended to be called once the money has arrived, in a committed transaction
     */
    void transfer(Order order, Runnable ended) throws Exception;

    /** Compares what the books say with each other and with the number of transfers. */
    Books books() throws SQLException;

    /** @param source number of an account where money starts, from 0 */
    record Order(int source, int target, long amount) {}

    /**
     * What is written.
     *
     * @param transfers that have both ends
     * @param total of all balances
     */
    record Books(long transfers, long total) {}
}
