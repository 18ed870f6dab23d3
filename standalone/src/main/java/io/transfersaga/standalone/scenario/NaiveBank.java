// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.standalone.scenario.naive.MoneyTaken;
import io.transfersaga.standalone.scenario.naive.NaiveLedger;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The two ledgers of a scenario that shows a wrong way: on the one a payer with 100, on the other a payee with nothing.
 */
final class NaiveBank implements AutoCloseable {

    static final String PAYER = "payer";

    private static final long OPENED = 100;

    private final NaiveLedger source;
    private final NaiveLedger target;
    private final String payee;

    private NaiveBank(NaiveLedger source, NaiveLedger target, String payee) {
        this.source = source;
        this.target = target;
        this.payee = payee;
    }

    static NaiveBank open(Stage stage) throws SQLException {
        String payee = stage.unique("payee");
        return new NaiveBank(NaiveLedger.with(PAYER, OPENED), NaiveLedger.with(payee, 0), payee);
    }

    /** Unlike that of any other run, whose messages may be left on the topic. */
    String payee() {
        return payee;
    }

    NaiveLedger source() {
        return source;
    }

    NaiveLedger target() {
        return target;
    }

    /** Connects both by a topic, which nobody else may use meanwhile; what comes by it for the payee is credited. */
    OwnTopic<MoneyTaken> topic(String name, RocketMqSettings settings, Stage stage) {
        return OwnTopic.open(
                settings, name, MoneyTaken.class, MoneyTaken::to, new Credits(target, payee, stage), letter -> {});
    }

    /** The payee's balance, once it is this. */
    void awaitPayee(Stage stage, long balance) throws Surprise, InterruptedException {
        stage.await("the naive payee to have " + balance, () -> payeeHas(balance));
    }

    private Optional<Boolean> payeeHas(long balance) throws Surprise {
        try {
            return target.balance(payee) == balance ? Optional.of(true) : Optional.empty();
        } catch (SQLException e) {
            throw new Surprise("The naive ledger failed: " + e);
        }
    }

    /** Both balances, read now; a sum other than this is a surprise. */
    String expectSum(Stage stage, long expected) throws Surprise, SQLException {
        long payer = source.balance(PAYER);
        long received = target.balance(payee);
        long sum = payer + received;
        String seen = "The wrong way: payer %d, payee %d; of %d there are %d now, %d were %s."
                .formatted(payer, received, OPENED, sum, Math.abs(sum - OPENED), sum < OPENED ? "lost" : "created");
        stage.tell(seen);
        stage.expect(sum == expected, seen);
        return seen;
    }

    @Override
    public void close() throws SQLException {
        source.close();
        target.close();
    }

    private record Credits(NaiveLedger target, String payee, Stage stage) implements BatchHandler<MoneyTaken> {

        @Override
        public void handle(List<Delivery<MoneyTaken>> batch) {
            for (Delivery<MoneyTaken> delivery : batch) {
                if (delivery.payload().to().equals(payee)) {
                    credit(delivery.payload().amount());
                }
            }
        }

        private void credit(long amount) {
            try {
                target.credit(payee, amount);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            stage.tell("The wrong way: the message arrived, and the payee was credited %d.".formatted(amount));
        }

        @Override
        public boolean isOutage(RuntimeException failure) {
            return false;
        }

        @Override
        public Disposition onFailure(Delivery<MoneyTaken> delivery, RuntimeException failure) {
            return Disposition.DONE;
        }
    }
}
