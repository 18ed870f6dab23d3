// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.BodyHash;
import io.transfersaga.account.ledger.Deposits;
import io.transfersaga.account.ledger.Deposits.Result;
import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.web.Violations;
import io.transfersaga.web.security.Callers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes deposits. */
@RestController
class DepositController {

    record DepositRequest(@Nullable String amount, @Nullable String currency) {}

    private final LedgerId ledger;
    private final Deposits deposits;
    private final Amounts amounts;
    private final Callers callers;

    DepositController(LedgerId ledger, Deposits deposits, Amounts amounts, Callers callers) {
        this.ledger = ledger;
        this.deposits = deposits;
        this.amounts = amounts;
        this.callers = callers;
    }

    @PostMapping(
            path = "/accounts/{accountId}/deposits",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountAnswer> deposit(
            @PathVariable String accountId, @RequestHeader HttpHeaders headers, @RequestBody DepositRequest request) {
        var violations = new Violations();
        Optional<Money> money = amounts.readPositive(request.amount(), request.currency(), violations);
        Optional<String> key = IdempotencyKeys.read(headers, violations);
        violations.throwIfAny();
        String owned = IdempotencyKeys.owned(key.orElseThrow(IdempotencyKeys::missing), callers.current());
        return deposit(accountId, owned, money.orElseThrow());
    }

    /** A taken key is told before a missing account, as for transfers. */
    private ResponseEntity<AccountAnswer> deposit(String accountId, String key, Money amount) {
        Optional<AccountId> account = AccountId.parse(accountId);
        if (account.isEmpty()) {
            boolean taken = deposits.isTaken(key);
            throw taken ? IdempotencyKeys.reused() : AccountRefusals.notFound();
        }
        AccountRefusals.requireOwn(account.get(), ledger);
        String hash = BodyHash.of(
                accountId, Long.toString(amount.minorUnits()), amount.currency().code());
        return answer(account.get(), DatabaseAnswers.writing(() -> deposits.deposit(key, hash, account.get(), amount)));
    }

    private static ResponseEntity<AccountAnswer> answer(AccountId account, Result result) {
        if (result instanceof Result.Deposited deposited) {
            var answer = ResponseEntity.ok();
            if (deposited.replayed()) {
                answer.header(IdempotencyKeys.REPLAYED, "true");
            }
            return answer.body(AccountAnswer.of(account, deposited.account()));
        }
        if (result instanceof Result.Refused refused) {
            throw AccountRefusals.refused(422, refused.reason());
        }
        throw result instanceof Result.KeyReused ? IdempotencyKeys.reused() : AccountRefusals.notFound();
    }
}
