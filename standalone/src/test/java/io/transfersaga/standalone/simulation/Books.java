// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.CurrencyUnit;
import io.transfersaga.events.Money;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The accounts that a schedule begins with: on each ledger one of every kind. */
final class Books {

    static final CurrencyUnit CNY = new CurrencyUnit("CNY", 2);
    static final CurrencyUnit PTS = new CurrencyUnit("PTS", 0);

    /** Accounts that money may be sent from; the poor one's is soon gone, the moody one is sometimes frozen. */
    static final List<String> SOURCES = List.of("rich", "rich", "poor", "moody");

    /** Accounts that money may be sent to; the late one is not opened yet, and may never be. */
    static final List<String> TARGETS = List.of("rich", "rich", "poor", "moody", "moody", "closed", "late", "points");

    private static final List<String> LEDGER_TABLES = List.of("message", "entry", "transfer", "deposit", "account");
    private static final List<String> SAGA_TABLES = List.of("saga_history", "saga", "incident");

    private final World world;

    Books(World world) {
        this.world = world;
    }

    void clear() {
        World.LEDGERS.forEach(ledger -> delete(ledger, LEDGER_TABLES));
        delete("saga", SAGA_TABLES);
    }

    private void delete(String service, List<String> tables) {
        JdbcTemplate jdbc = world.service(service).jdbc();
        tables.forEach(table -> jdbc.update("delete from " + table));
    }

    void open(boolean moodyIsFrozen) {
        for (String ledger : World.LEDGERS) {
            open(ledger, "rich", new Money(100_000, CNY), "ACTIVE");
            open(ledger, "poor", new Money(5_000, CNY), "ACTIVE");
            open(ledger, "moody", new Money(10_000, CNY), moodyIsFrozen ? "FROZEN" : "ACTIVE");
            open(ledger, "closed", new Money(0, CNY), "CLOSED");
            open(ledger, "points", new Money(100, PTS), "ACTIVE");
        }
    }

    /** Total of every account, in minor units, over both ledgers; the same before and after. */
    static long total(CurrencyUnit currency) {
        return World.LEDGERS.size() * (currency.equals(CNY) ? 115_000L : 100L);
    }

    static AccountId account(String ledger, String name) {
        return new AccountId(ledger, name);
    }

    private void open(String ledger, String name, Money balance, String status) {
        JdbcTemplate jdbc = world.service(ledger).jdbc();
        OffsetDateTime now = world.clock().instant().atOffset(ZoneOffset.UTC);
        String account = account(ledger, name).toString();
        CurrencyUnit currency = balance.currency();
        jdbc.update(
                "insert into account values (?, ?, ?, ?, ?, 1, ?, ?)",
                account,
                currency.code(),
                currency.digits(),
                balance.minorUnits(),
                status,
                balance.minorUnits(),
                now);
        if (!balance.isZero()) {
            jdbc.update(
                    "insert into entry values (?, 0, 'OPENED', null, ?, ?, ?, ?, 'POSTED', null, ?)",
                    account,
                    balance.minorUnits(),
                    currency.code(),
                    currency.digits(),
                    balance.minorUnits(),
                    now);
        }
    }
}
