// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import static io.transfersaga.web.ProblemType.SAGA_ENDED;
import static io.transfersaga.web.ProblemType.SAGA_NOT_FOUND;

import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What operators should know of what they may ask. */
@Configuration(proxyBeanMethods = false)
class OperatorApi {

    private static final String REQUEST = """
            {"actor":"olga","reason":"The customer asked for the money back."}""";

    private static final String SAGA = """
            {"transferId":"019aa0c5-3d80-7000-8000-000000000001","state":"CREDITING",
             "sourceAccountId":"alpha:alice","targetAccountId":"beta:bob","amount":"100.00","currency":"CNY",
             "reference":null,"startedAt":"2026-11-20T08:00:00.180Z","updatedAt":"2026-11-20T08:01:30Z",
             "endedAt":null,
             "credit":{"attempts":1,"maxAttempts":5,"lastFailure":null,"nextAttemptAt":null},"overdue":true,
             "history":[
               {"at":"2026-11-20T08:00:00.180Z","type":"MoneyDebited","detail":{}},
               {"at":"2026-11-20T08:01:30Z","type":"%s",
                "detail":{"actor":"olga","note":"The customer asked for the money back."}}]}""";

    @Bean
    @Order(2)
    ApiSection operatorSection() {
        return new ApiSection("Operators", "What a person may ask of an open saga. The history tells who and why.")
                .field("actor", Field.of("Who asks: 1 to 100 characters. With tokens, the token's subject counts."))
                .field("OperatorRequest.reason", Field.of("Why: 1 to 500 characters."))
                .with(Endpoint.post("/sagas/{transferId}/retry", "Send the awaited command again, now")
                        .says("During back-off it is the next attempt, made now. Nothing is done twice.")
                        .body(REQUEST, "actor", "reason")
                        .answers(202, "It is sent again.", SAGA.formatted("RetryRequested"))
                        .refuses(SAGA_NOT_FOUND, SAGA_ENDED))
                .with(Endpoint.post("/sagas/{transferId}/refund", "Stop trying, and refund")
                        .says(
                                "Never pays twice: if the credit has happened, or wins the race, the saga completes instead.")
                        .body(REQUEST, "actor", "reason")
                        .answers(202, "The refund is asked for.", SAGA.formatted("RefundRequested"))
                        .refuses(SAGA_NOT_FOUND, SAGA_ENDED));
    }
}
