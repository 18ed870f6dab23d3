// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import java.util.UUID;

// tag::messages[]
/** What is said about an order. */
public sealed interface OrderMessage {

    UUID orderId();

    /** The saga to whoever has what the order takes. */
    sealed interface Command extends OrderMessage {

        Order order();

        Part part();

        @Override
        default UUID orderId() {
            return order().orderId();
        }
    }

    /** Take it; {@code attempt} counts from 1. */
    record Take(Order order, Part part, int attempt) implements Command {}

    /** Settle that it will not be taken, unless it was. */
    record Abandon(Order order, Part part, String reason) implements Command {}

    /** Give back what was taken. */
    record GiveBack(Order order, Part part) implements Command {}

    /** What the saga hears. */
    sealed interface Event extends OrderMessage {}

    record OrderPlaced(Order order) implements Event {

        @Override
        public UUID orderId() {
            return order.orderId();
        }
    }

    record Taken(UUID orderId, Part part) implements Event {}

    /** This attempt failed; another one may not. */
    record TakeFailed(UUID orderId, Part part, int attempt, String reason) implements Event {}

    /** It is settled that it is not taken. */
    record Abandoned(UUID orderId, Part part, String reason) implements Event {}

    record GivenBack(UUID orderId, Part part) implements Event {}

    /** The saga to whoever placed the order. */
    record OrderEnded(UUID orderId, boolean confirmed) implements OrderMessage {}

    /** The timer: the awaited command is to be sent, if that is still so. */
    record OrderDue(UUID orderId) implements OrderMessage {}

    /** The customer has changed his mind. */
    record CancelRequested(UUID orderId, String customer, String note) implements OrderMessage {}
}
// end::messages[]
