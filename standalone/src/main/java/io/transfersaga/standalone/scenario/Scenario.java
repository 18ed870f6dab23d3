// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;
import java.sql.SQLException;

/** Something that can happen to a transfer, made to happen. */
interface Scenario {

    Script script();

    /**
     * Plays it once, on accounts of its own, and leaves everything as healthy as it was, however it ends.
     *
     * @return what happened, in the words of somebody who looked
     * @throws Surprise when that is not what was expected
     */
    String play(Stage stage) throws Surprise, IOException, SQLException, InterruptedException;

    /** Whether there is nothing to see where debits are told of by a message table. */
    default boolean needsTransactionalMessages() {
        return false;
    }

    /** Whether transfers of others notice that it is played. Such a scenario is played while no other is. */
    default boolean disturbsOthers() {
        return false;
    }
}
