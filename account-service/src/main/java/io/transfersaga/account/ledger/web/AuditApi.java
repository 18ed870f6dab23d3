// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What callers should know of the ledger's sums. */
@Configuration(proxyBeanMethods = false)
class AuditApi {

    private static final String AUDIT = """
            {"ledger":"alpha","currencies":[
              {"currency":"CNY","opened":"2000.00","debited":"130.00","credited":"20.00","refunded":"30.00",
               "balances":"1920.00","inFlight":"100.00","transfersInFlight":1}
            ],"balanced":true}""";

    @Bean
    @Order(3)
    ApiSection auditSection() {
        return new ApiSection("Audit", "Whether the books add up.")
                .field("currencies", Field.of("One line per currency."))
                .field("opened", Field.sum("Opening balances and deposits."))
                .field("debited", Field.sum("What transfers took."))
                .field("credited", Field.sum("What transfers brought."))
                .field("refunded", Field.sum("What transfers brought back."))
                .field("balances", Field.sum("What is on all accounts: opened − debited + credited + refunded."))
                .field("inFlight", Field.sum("Debits whose outcome this ledger does not know yet."))
                .field("transfersInFlight", Field.of("How many debits these are."))
                .field("balanced", Field.of("Whether that holds for every currency."))
                .with(Endpoint.get("/audit", "Add up the books").says("""
                                Of one instant. Over all ledgers of a currency, debited − credited − refunded is never more
                                than inFlight, and with nothing in flight it is zero. Two ledgers are not read at one
                                instant: compare them when both have nothing in flight.""").answers(200, "The sums.", AUDIT));
    }
}
