// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Receives paid orders and awards their points by transfers. Gives a message up after three deliveries. */
final class PointsOffice implements BatchHandler<OrderPaid> {

    static final int MAX_DELIVERIES = 3;

    private final Stage stage;
    private final String order;

    /** @param order the only one that it knows of: others were left by a run that was broken off */
    PointsOffice(Stage stage, String order) {
        this.stage = stage;
        this.order = order;
    }

    @Override
    public void handle(List<Delivery<OrderPaid>> batch) {
        for (Delivery<OrderPaid> delivery : batch) {
            if (delivery.payload().order().equals(order)) {
                award(delivery.payload(), delivery.count());
            }
        }
    }

    private void award(OrderPaid paid, int count) {
        try {
            Reply reply = stage.alpha().transfer(paid.award().of(paid.points(), paid.order()), paid.order());
            stage.tell("Delivery %d: the ledger answers %d %s.".formatted(count, reply.status(), reply.problem()));
            stage.accepted(reply, paid.points() + " PTS");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Surprise e) {
            throw new IllegalStateException(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return false;
    }

    @Override
    public Disposition onFailure(Delivery<OrderPaid> delivery, RuntimeException failure) {
        return delivery.count() < MAX_DELIVERIES ? Disposition.RETRY : Disposition.DEAD_LETTER;
    }
}
