// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

/**
 * A shop's message: somebody paid, and gets points for it.
 *
 * @param order its number, and so the key of the transfer
 */
record OrderPaid(String order, String pool, String member, String points) {

    Payment award() {
        return new Payment(pool, member, "PTS");
    }
}
