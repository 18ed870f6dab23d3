// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static io.transfersaga.web.ProblemType.ACCOUNT_CLOSED;
import static io.transfersaga.web.ProblemType.ACCOUNT_FROZEN;
import static io.transfersaga.web.ProblemType.ACCOUNT_NOT_FOUND;
import static io.transfersaga.web.ProblemType.BROKER_UNAVAILABLE;
import static io.transfersaga.web.ProblemType.CURRENCY_MISMATCH;
import static io.transfersaga.web.ProblemType.IDEMPOTENCY_KEY_MISSING;
import static io.transfersaga.web.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.transfersaga.web.ProblemType.INSUFFICIENT_FUNDS;
import static io.transfersaga.web.ProblemType.LEDGER_UNKNOWN;
import static io.transfersaga.web.ProblemType.OUTCOME_UNKNOWN;
import static io.transfersaga.web.ProblemType.SAME_ACCOUNT;
import static io.transfersaga.web.ProblemType.TRANSFER_NOT_FOUND;
import static io.transfersaga.web.ProblemType.WRONG_LEDGER;

import io.transfersaga.web.api.ApiHeader;
import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What callers should know of transfers. */
@Configuration(proxyBeanMethods = false)
class TransferApi {

    private static final String ID = "019aa0c5-3d80-7000-8000-000000000001";

    private static final String REQUEST = """
            {"sourceAccountId":"alpha:alice","targetAccountId":"beta:bob","amount":"100.00","currency":"CNY",
             "reference":"Rent for December"}""";

    private static final String DEBITED = """
            {"transferId":"%s","status":"DEBITED","sourceAccountId":"alpha:alice","targetAccountId":"beta:bob",
             "amount":"100.00","currency":"CNY","reference":"Rent for December",
             "createdAt":"2026-11-20T08:00:00.120Z","endedAt":null}""".formatted(ID);

    private static final String REFUNDED = """
            {"transferId":"%s","status":"REFUNDED","sourceAccountId":"alpha:alice","targetAccountId":"beta:bob",
             "amount":"100.00","currency":"CNY","reference":"Rent for December",
             "createdAt":"2026-11-20T08:00:00.120Z","endedAt":"2026-11-20T08:00:16.480Z",
             "failure":"account-frozen"}""".formatted(ID);

    @Bean
    @Order(1)
    ApiSection transferSection() {
        return new ApiSection("Transfers", "Move money from an account of this ledger to an account of any ledger.")
                .field("TransferRequest.amount", Field.amount("What is moved: above zero."))
                .field("callbackUrl", Field.of("Where to tell the outcome: an absolute http or https URL."))
                .field("TransferAnswer.status", Field.of("DEBITED until the outcome is known here; then the outcome."))
                .field(
                        "failure",
                        Field.of("Why it was refunded: a slug that /problems/{slug} explains.")
                                .matching("[a-z-]+"))
                .field("LegAnswer.type", Field.of("What the leg does.").among("DEBIT", "CREDIT", "REFUND"))
                .field(
                        "outcome",
                        Field.of("POSTED for money that moved, ABANDONED for a credit that never will be.")
                                .among("POSTED", "ABANDONED"))
                .field(
                        "LegAnswer.reason",
                        Field.of("Why a credit never will be: a slug that /problems/{slug} explains; else null.")
                                .matching("[a-z-]+"))
                .with(start())
                .with(show())
                .with(legs());
    }

    private static Endpoint start() {
        return Endpoint.post("/transfers", "Start a transfer")
                .says("""
                        Takes the money from the source and sees to it that it arrives, or comes back. With the 202 the debit
                        is durable: from then on the transfer ends, COMPLETED or REFUNDED, whatever fails.

                        Each key makes one transfer, however often and from however many places at once it is sent; the same
                        values with the same key are answered with that transfer as it stands. A refusal makes no debit and
                        does not use up the key. After a 503, or without an answer, repeat with the same key.

                        When several refusals apply, the first of this order is answered: validation-failed,
                        idempotency-key-missing, same-account, wrong-ledger, ledger-unknown, idempotency-key-reused,
                        account-not-found, account-closed, account-frozen, currency-mismatch, insufficient-funds.""")
                .header(ApiHeader.IDEMPOTENCY_KEY)
                .body(REQUEST, "sourceAccountId", "targetAccountId", "amount", "currency")
                .answers(
                        202,
                        "The debit is durable, now or since an earlier request with this key.",
                        DEBITED,
                        ApiHeader.location("/transfers/{transferId}", "/transfers/" + ID),
                        ApiHeader.IDEMPOTENCY_REPLAYED)
                .refuses(IDEMPOTENCY_KEY_MISSING, SAME_ACCOUNT, WRONG_LEDGER, LEDGER_UNKNOWN, IDEMPOTENCY_KEY_REUSED)
                .refuses(ACCOUNT_NOT_FOUND, ACCOUNT_CLOSED, ACCOUNT_FROZEN, CURRENCY_MISMATCH, INSUFFICIENT_FUNDS)
                .refuses(BROKER_UNAVAILABLE, OUTCOME_UNKNOWN);
    }

    private static Endpoint legs() {
        return Endpoint.get("/transfers/{transferId}/legs", "Read what a transfer did on this ledger")
                .says(
                        "Also on the ledger of its target. Empty while nothing has happened here, and when nothing ever will.")
                .answers(200, "Its legs, three at most, in the order in which they happened.", """
                        {"items":[{"at":"2026-11-20T08:00:00.120Z","type":"DEBIT","accountId":"alpha:alice",
                         "amount":"100.00","currency":"CNY","balanceAfter":"900.00","outcome":"POSTED","reason":null}]}""")
                .refuses(TRANSFER_NOT_FOUND);
    }

    private static Endpoint show() {
        return Endpoint.get("/transfers/{transferId}", "Read a transfer")
                .says("On the ledger of its source. What the target did, and when, tells the saga service.")
                .answers(200, "The transfer.", REFUNDED)
                .refuses(TRANSFER_NOT_FOUND);
    }
}
