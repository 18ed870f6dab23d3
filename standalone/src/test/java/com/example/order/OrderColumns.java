// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import io.transfersaga.engine.AwaitedAnswer;
import io.transfersaga.engine.History;
import io.transfersaga.engine.SagaColumns;
import io.transfersaga.engine.SagaTable;
import io.transfersaga.engine.Timestamps;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

// tag::columns[]
/** Between an order's saga and its row. */
final class OrderColumns implements SagaColumns<OrderProcess> {

    @Override
    public SagaTable table() {
        return SagaTable.of("order_saga", "order_id", OrderState.values());
    }

    @Override
    public List<String> changing() {
        return List.of("part", "attempt", "given_up");
    }

    @Override
    public List<String> fixed() {
        return List.of("customer", "cents", "article", "pieces", "coupon");
    }

    @Override
    public OrderProcess read(ResultSet row) throws SQLException {
        return new OrderProcess(
                new Order(
                        row.getObject("order_id", UUID.class),
                        row.getString("customer"),
                        row.getLong("cents"),
                        row.getString("article"),
                        row.getInt("pieces"),
                        row.getString("coupon")),
                OrderState.valueOf(row.getString("state")),
                Part.valueOf(row.getString("part")),
                row.getInt("attempt"),
                row.getString("given_up"),
                AwaitedAnswer.read(row),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "updated_at"),
                Timestamps.readNullable(row, "ended_at"),
                History.read(row));
    }

    @Override
    public void bindChanging(PreparedStatement statement, int first, OrderProcess process) throws SQLException {
        statement.setString(first, process.part().name());
        statement.setInt(first + 1, process.attempt());
        statement.setString(first + 2, process.givenUp());
    }

    @Override
    public void bindFixed(PreparedStatement statement, int first, OrderProcess process) throws SQLException {
        Order order = process.order();
        statement.setString(first, order.customer());
        statement.setLong(first + 1, order.cents());
        statement.setString(first + 2, order.article());
        statement.setInt(first + 3, order.pieces());
        statement.setString(first + 4, order.coupon());
    }
}
// end::columns[]
