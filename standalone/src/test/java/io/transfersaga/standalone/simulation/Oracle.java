// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.ledger.Audit;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.TransferId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says what is wrong with the books when all is over; nothing, if the system keeps its promises. */
final class Oracle {

    /** All that is known of one transfer, on either side. */
    private static final class Seen {

        private int debits;
        private int credits;
        private int refunds;
        private int rows;
        private String status = "no row";
        private String saga = "no saga";
        private int sagas;
    }

    private final World world;
    private final List<Customer> customers;
    private final List<String> wrong = new ArrayList<>();

    Oracle(World world, List<Customer> customers) {
        this.world = world;
        this.customers = customers;
    }

    /** Whether no transfer is under way, as far as each service knows, and nothing is left to be sent. */
    boolean allHasEnded() {
        return count("saga", "select count(*) from saga where ended_at is null") == 0
                && World.LEDGERS.stream()
                        .allMatch(ledger -> count(ledger, "select count(*) from transfer where status = 'DEBITED'") == 0
                                && count(ledger, "select count(*) from message where status = 'NEW'") == 0);
    }

    List<String> verdict(boolean settled) {
        if (!settled) {
            wrong.add("it does not come to an end");
        }
        Map<UUID, Seen> transfers = read();
        transfers.values().forEach(this::judge);
        judgeAnswers(transfers);
        judgeBooks();
        judgeIncidents();
        wrong.addAll(world.complaints().all());
        return wrong;
    }

    private Map<UUID, Seen> read() {
        Map<UUID, Seen> transfers = new HashMap<>();
        for (String ledger : World.LEDGERS) {
            world.service(ledger)
                    .jdbc()
                    .query(
                            "select transfer_id, type from entry where transfer_id is not null and outcome = 'POSTED'",
                            row -> {
                                Seen seen = transfers.computeIfAbsent(row.getObject(1, UUID.class), id -> new Seen());
                                switch (row.getString(2)) {
                                    case "DEBIT" -> seen.debits++;
                                    case "CREDIT" -> seen.credits++;
                                    default -> seen.refunds++;
                                }
                            });
            world.service(ledger).jdbc().query("select transfer_id, status from transfer", row -> {
                Seen seen = transfers.computeIfAbsent(row.getObject(1, UUID.class), id -> new Seen());
                seen.rows++;
                seen.status = row.getString(2);
            });
        }
        world.service("saga").jdbc().query("select transfer_id, state from saga", row -> {
            Seen seen = transfers.computeIfAbsent(row.getObject(1, UUID.class), id -> new Seen());
            seen.sagas++;
            seen.saga = row.getString(2);
        });
        return transfers;
    }

    private void judge(Seen seen) {
        String expected = seen.credits == 1 ? "COMPLETED" : "REFUNDED";
        if (seen.debits != 1 || seen.credits + seen.refunds != 1) {
            complain("has legs (%d, %d, %d)".formatted(seen.debits, seen.credits, seen.refunds));
        }
        if (seen.rows != 1 || !seen.status.equals(expected)) {
            complain("is " + seen.status + " at its source, not " + expected);
        }
        if (seen.sagas != 1 || !seen.saga.equals(expected)) {
            complain("has " + seen.sagas + " sagas, the last is " + seen.saga + ", not " + expected);
        }
        world.reached().count(seen.credits == 1 ? Reached.State.TRANSFER_COMPLETED : Reached.State.TRANSFER_REFUNDED);
    }

    private void complain(String what) {
        wrong.add("a transfer " + what);
    }

    private void judgeAnswers(Map<UUID, Seen> transfers) {
        for (Customer customer : customers) {
            List<TransferId> accepted = customer.accepted();
            if (accepted.size() > 1) {
                wrong.add(customer + " was told of " + accepted.size() + " transfers");
            }
            if (accepted.stream().anyMatch(id -> !transfers.containsKey(id.value()))) {
                wrong.add(customer + " was told of a transfer that nobody knows");
            }
            String ledger = customer.source().ledger();
            if (count(ledger, "select count(*) from transfer where idempotency_key = ?", customer.key()) > 1) {
                wrong.add(customer + " pays more than once");
            }
            customer.failures().forEach(answer -> wrong.add(customer + " was answered " + answer));
        }
    }

    private void judgeBooks() {
        for (String ledger : World.LEDGERS) {
            boolean balanced = world.service(ledger).context().getBean(Audit.class).read().stream()
                    .allMatch(Audit.Sums::balanced);
            if (!balanced) {
                wrong.add(ledger + "'s audit is not balanced");
            }
            if (count(ledger, "select count(*) from account where balance < 0") > 0) {
                wrong.add(ledger + " has an account below zero");
            }
            if (count(ledger, "select count(*) from message where status = 'DEAD'") > 0) {
                wrong.add(ledger + " has given up a good message");
            }
        }
        List.of(Books.CNY, Books.PTS).forEach(this::judgeTotal);
    }

    private void judgeTotal(CurrencyUnit currency) {
        long total = World.LEDGERS.stream()
                .mapToLong(ledger ->
                        count(ledger, "select sum(balance) from account where currency = '" + currency.code() + "'"))
                .sum();
        if (total != Books.total(currency)) {
            wrong.add("there are " + total + " " + currency.code() + ", not " + Books.total(currency));
        }
    }

    private void judgeIncidents() {
        if (count("saga", "select count(*) from incident where kind = 'CANNOT_HAPPEN'") > 0) {
            wrong.add("the saga service met what cannot happen");
        }
        if (count("saga", "select count(*) from incident where kind = 'PARKED'") > 0
                && !world.complaints().mayBeParked()) {
            wrong.add("the saga service has parked something");
        }
        if (world.newLedgerIncidents() > 0) {
            wrong.add("a ledger has an incident");
        }
    }

    static double ledgerIncidents(MeterRegistry meters) {
        return meters.find("ledger.incidents").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long count(String service, String sql, Object... arguments) {
        Long count = world.service(service).jdbc().queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }
}
