// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.Command;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What there is of everything: money in purses, articles, coupons, places in the van. Changed in the shop's
 * transaction.
 */
final class Shelves {

    enum Refusal {
        /** For now. */
        CLOSED,
        /** For good. */
        TOO_LITTLE;

        String slug() {
            return this == CLOSED ? "closed" : "too-little";
        }
    }

    private record Shelf(long amount, boolean open) {}

    private final JdbcTemplate jdbc;

    Shelves(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the shelf until the transaction ends; null when nothing is in the way. */
    Refusal refusal(Command command) {
        Shelf shelf = jdbc
                .query(
                        "select amount, open from shelf where part = ? and name = ? for update",
                        (row, n) -> new Shelf(row.getLong(1), row.getBoolean(2)),
                        command.part().name(),
                        name(command))
                .stream()
                .findFirst()
                .orElse(new Shelf(0, true));
        if (!shelf.open()) {
            return Refusal.CLOSED;
        }
        return shelf.amount() < amount(command) ? Refusal.TOO_LITTLE : null;
    }

    void take(Command command) {
        add(command, -amount(command));
    }

    void putBack(Command command) {
        add(command, amount(command));
    }

    private void add(Command command, long amount) {
        jdbc.update(
                "update shelf set amount = amount + ? where part = ? and name = ?",
                amount,
                command.part().name(),
                name(command));
    }

    private static String name(Command command) {
        Order order = command.order();
        return switch (command.part()) {
            case PAYMENT -> order.customer();
            case STOCK -> order.article();
            case COUPON -> order.coupon();
            case PARCEL -> "van";
        };
    }

    private static long amount(Command command) {
        Order order = command.order();
        return switch (command.part()) {
            case PAYMENT -> order.cents();
            case STOCK -> order.pieces();
            case COUPON, PARCEL -> 1;
        };
    }
}
