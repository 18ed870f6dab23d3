// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import java.util.HashMap;
import java.util.Map;

/**
 * From whom to whom, in accounts that were opened for it.
 *
 * @param payer on ledger alpha
 * @param payee on ledger beta
 */
record Payment(String payer, String payee, String currency) {

    /** The body of the request for a transfer. */
    Map<String, String> of(String amount) {
        return Map.of("sourceAccountId", payer, "targetAccountId", payee, "amount", amount, "currency", currency);
    }

    Map<String, String> of(String amount, String reference) {
        Map<String, String> body = new HashMap<>(of(amount));
        body.put("reference", reference);
        return body;
    }
}
