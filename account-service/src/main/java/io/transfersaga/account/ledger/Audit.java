// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds up the books: what moved by the entries, what is there by the accounts, what is under way by the transfers. */
@Component
public class Audit {

    /** One currency's sums. */
    public record Sums(
            String currency,
            BigDecimal opened,
            BigDecimal debited,
            BigDecimal credited,
            BigDecimal refunded,
            BigDecimal balances,
            BigDecimal inFlight,
            long transfersInFlight) {

        public boolean balanced() {
            return balances.compareTo(opened.subtract(debited).add(credited).add(refunded)) == 0;
        }
    }

    private final JdbcTemplate jdbc;

    Audit(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every currency's sums, by one statement, so that all of them are of one instant. */
    public List<Sums> read() {
        Map<Unit, Map<String, Sum>> sums = new TreeMap<>();
        jdbc.query("""
                select currency, digits, kind, sum(amount) as total, count(*) as lines from (
                    select currency, digits, type as kind, amount from entry where outcome = 'POSTED'
                    union all
                    select currency, digits, 'BALANCE' as kind, balance as amount from account
                    union all
                    select currency, digits, 'IN_FLIGHT' as kind, amount from transfer where next_reconcile_at is not null
                ) books group by currency, digits, kind""", row -> {
            var unit = new Unit(row.getString("currency"), row.getInt("digits"));
            BigDecimal total = row.getBigDecimal("total").setScale(0).movePointLeft(unit.digits());
            sums.computeIfAbsent(unit, u -> new TreeMap<>())
                    .put(row.getString("kind"), new Sum(total, row.getLong("lines")));
        });
        List<Sums> currencies = new ArrayList<>();
        sums.forEach((unit, kinds) -> currencies.add(sums(unit, kinds)));
        return currencies;
    }

    private static Sums sums(Unit unit, Map<String, Sum> kinds) {
        var nothing = new Sum(BigDecimal.ZERO.setScale(unit.digits()), 0);
        Sum inFlight = kinds.getOrDefault("IN_FLIGHT", nothing);
        return new Sums(
                unit.currency(),
                kinds.getOrDefault("OPENED", nothing)
                        .total()
                        .add(kinds.getOrDefault("DEPOSIT", nothing).total()),
                kinds.getOrDefault("DEBIT", nothing).total(),
                kinds.getOrDefault("CREDIT", nothing).total(),
                kinds.getOrDefault("REFUND", nothing).total(),
                kinds.getOrDefault("BALANCE", nothing).total(),
                inFlight.total(),
                inFlight.lines());
    }

    private record Unit(String currency, int digits) implements Comparable<Unit> {

        @Override
        public int compareTo(Unit other) {
            int byCode = currency.compareTo(other.currency);
            return byCode != 0 ? byCode : Integer.compare(digits, other.digits);
        }
    }

    private record Sum(BigDecimal total, long lines) {}
}
