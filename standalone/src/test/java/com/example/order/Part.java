// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

/** What an order takes, in this order; it is given back in the reverse one. */
public enum Part {
    PAYMENT,
    STOCK,
    COUPON,
    /** A place in the carrier's van: the last that can go wrong. */
    PARCEL;

    boolean isFirst() {
        return ordinal() == 0;
    }

    boolean isLast() {
        return ordinal() == values().length - 1;
    }

    Part next() {
        return values()[ordinal() + 1];
    }

    Part previous() {
        return values()[ordinal() - 1];
    }
}
