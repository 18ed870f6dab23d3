// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.io.IOException;
import java.util.Map;

/** Not only money moves: a shop gives points for a paid order. */
final class Points implements Scenario {

    @Override
    public Script script() {
        return new Script(
                "points",
                "A paid order awards points",
                "A shop's pool account on ledger alpha gives 120 PTS to a member on ledger beta, once per order: the"
                        + " order's number is the key. The shop says twice that the order is paid.",
                "One transfer of 120 PTS; the second request is answered with the first one's transfer.");
    }

    @Override
    public String play(Stage stage) throws Surprise, IOException, InterruptedException {
        Payment pool = stage.open("10000", "0", "PTS");
        String order = stage.unique("order");
        Map<String, String> award = pool.of("120", "Points for " + order);
        stage.tell("Order %s is paid.".formatted(order));
        String transfer = stage.accepted(stage.alpha().transfer(award, order), "120 PTS");
        Reply again = stage.alpha().transfer(award, order);
        stage.expect(
                transfer.equals(stage.accepted(again, "120 PTS")) && again.replayed(),
                "The second request made a transfer of its own.");
        stage.awaitEnd(transfer, "COMPLETED");
        return "The order was paid once and told twice. " + stage.expectBalances(pool, "9880", "120");
    }
}
