// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import static io.transfersaga.web.ProblemType.ACCOUNT_CLOSED;
import static io.transfersaga.web.ProblemType.ACCOUNT_EXISTS;
import static io.transfersaga.web.ProblemType.ACCOUNT_FROZEN;
import static io.transfersaga.web.ProblemType.ACCOUNT_NOT_EMPTY;
import static io.transfersaga.web.ProblemType.ACCOUNT_NOT_FOUND;
import static io.transfersaga.web.ProblemType.BALANCE_LIMIT;
import static io.transfersaga.web.ProblemType.CURRENCY_MISMATCH;
import static io.transfersaga.web.ProblemType.IDEMPOTENCY_KEY_MISSING;
import static io.transfersaga.web.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.transfersaga.web.ProblemType.OUTCOME_UNKNOWN;
import static io.transfersaga.web.ProblemType.TRANSFERS_IN_FLIGHT;
import static io.transfersaga.web.ProblemType.VALIDATION_FAILED;
import static io.transfersaga.web.ProblemType.WRONG_LEDGER;

import io.transfersaga.web.api.ApiHeader;
import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What callers should know of accounts, deposits and statements. */
@Configuration(proxyBeanMethods = false)
class AccountApi {

    private static final String ACCOUNT = """
            {"accountId":"alpha:alice","currency":"CNY","balance":"100.00","status":"ACTIVE"}""";

    private static final String FROZEN = """
            {"accountId":"alpha:alice","currency":"CNY","balance":"100.00","status":"FROZEN"}""";

    private static final String CLOSED = """
            {"accountId":"alpha:alice","currency":"CNY","balance":"0.00","status":"CLOSED"}""";

    private static final String STATEMENT = """
            {"items":[
              {"at":"2026-11-20T08:00:05.120Z","type":"DEBIT","amount":"30.00","balanceAfter":"70.00",
               "transferId":"019aa0c5-3d80-7000-8000-000000000001"},
              {"at":"2026-11-20T08:00:00Z","type":"OPENED","amount":"100.00","balanceAfter":"100.00","transferId":null}
            ],"nextCursor":null}""";

    @Bean
    @Order(2)
    ApiSection accountSection() {
        return new ApiSection("Accounts", "Open, read, pay in, freeze, unfreeze and close the accounts of this ledger.")
                .field("balance", Field.sum("What is on the account."))
                .field("OpenRequest.openingBalance", Field.amount("What the account starts with; left out: nothing."))
                .field("DepositRequest.amount", Field.amount("What is paid in: above zero."))
                .field(
                        "AccountAnswer.status",
                        Field.of("A frozen account neither pays nor is paid; a closed one never again."))
                .field("EntryAnswer.at", Field.instant("When it was written."))
                .field("EntryAnswer.type", Field.of("Which way the money went. The amount is always positive."))
                .field(
                        "EntryAnswer.transferId",
                        Field.of("The transfer it belongs to; null for openings and deposits."))
                .field("balanceAfter", Field.sum("What was on the account afterwards."))
                .with(open())
                .with(show())
                .with(statement())
                .with(deposit())
                .with(freeze())
                .with(unfreeze())
                .with(close());
    }

    private static Endpoint open() {
        return Endpoint.post("/accounts", "Open an account")
                .says("May be repeated: the same account with the same values is opened once.")
                .body("""
                        {"accountId":"alpha:alice","currency":"CNY","openingBalance":"100.00"}""", "accountId", "currency")
                .answers(
                        201,
                        "The account is open.",
                        ACCOUNT,
                        ApiHeader.location("/accounts/{accountId}", "/accounts/alpha:alice"))
                .answers(200, "It was opened with these values before; this is how it stands now.", ACCOUNT)
                .refuses(WRONG_LEDGER, ACCOUNT_EXISTS, OUTCOME_UNKNOWN);
    }

    private static Endpoint show() {
        return Endpoint.get("/accounts/{accountId}", "Read an account")
                .answers(200, "The account.", ACCOUNT)
                .refuses(WRONG_LEDGER, ACCOUNT_NOT_FOUND);
    }

    private static Endpoint statement() {
        return Endpoint.get("/accounts/{accountId}/entries", "Read what moved on an account")
                .says("The newest first. An account opened with nothing has no entry of that.")
                .answers(200, "A page of entries.", STATEMENT)
                .refuses(VALIDATION_FAILED, WRONG_LEDGER, ACCOUNT_NOT_FOUND);
    }

    private static Endpoint deposit() {
        return Endpoint.post("/accounts/{accountId}/deposits", "Pay in")
                .says("Once per key, however often it is sent. The keys of deposits and those of transfers are apart.")
                .header(ApiHeader.IDEMPOTENCY_KEY)
                .body("""
                        {"amount":"5.00","currency":"CNY"}""", "amount", "currency")
                .answers(200, "It is paid in; the account.", ACCOUNT, ApiHeader.IDEMPOTENCY_REPLAYED)
                .refuses(IDEMPOTENCY_KEY_MISSING, WRONG_LEDGER, IDEMPOTENCY_KEY_REUSED, ACCOUNT_NOT_FOUND)
                .refuses(ACCOUNT_FROZEN, ACCOUNT_CLOSED, CURRENCY_MISMATCH, BALANCE_LIMIT, OUTCOME_UNKNOWN);
    }

    private static Endpoint freeze() {
        return change("freeze", "Freeze an account", FROZEN)
                .says(
                        "Transfers out of it and deposits are refused, credits are tried again for a while. Refunds come in.");
    }

    private static Endpoint unfreeze() {
        return change("unfreeze", "Unfreeze an account", ACCOUNT).says("An active account stays as it is.");
    }

    private static Endpoint close() {
        return change("close", "Close an account", CLOSED)
                .says("For good. It must be empty, and no transfer out of it may be under way; it may be frozen.")
                .refuses(TRANSFERS_IN_FLIGHT, ACCOUNT_NOT_EMPTY);
    }

    private static Endpoint change(String change, String summary, String example) {
        return Endpoint.post("/accounts/{accountId}/" + change, summary)
                .answers(200, "The account, as it is now.", example)
                .refuses(WRONG_LEDGER, ACCOUNT_NOT_FOUND, OUTCOME_UNKNOWN)
                .refuses(409, ACCOUNT_CLOSED);
    }
}
