// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.account.ledger.web.AccountRefusals;
import io.transfersaga.account.ledger.web.Amounts;
import io.transfersaga.account.ledger.web.IdempotencyKeys;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.Violations;
import io.transfersaga.web.security.Caller;
import io.transfersaga.web.security.Callers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes orders of requests, or refuses what can be refused without asking the database. */
@Component
class TransferRequestReader {

    private final LedgerId ledger;
    private final Amounts amounts;
    private final Callers callers;

    TransferRequestReader(LedgerId ledger, Amounts amounts, Callers callers) {
        this.ledger = ledger;
        this.amounts = amounts;
        this.callers = callers;
    }

    /** @throws ProblemException the first refusal that applies, in the order that callers are promised */
    TransferOrder read(TransferRequest request, HttpHeaders headers) {
        var violations = new Violations();
        Optional<AccountId> source = account("sourceAccountId", request.sourceAccountId(), violations);
        Optional<AccountId> target = account("targetAccountId", request.targetAccountId(), violations);
        Optional<Money> money = amounts.readPositive(request.amount(), request.currency(), violations);
        if (request.reference() != null) {
            TransferTexts.checkReference(request.reference(), violations);
        }
        if (request.callbackUrl() != null) {
            TransferTexts.checkCallbackUrl(request.callbackUrl(), violations);
        }
        Optional<String> key = IdempotencyKeys.read(headers, violations);
        violations.throwIfAny();
        Caller caller = callers.current();
        var order = new TransferOrder(
                IdempotencyKeys.owned(key.orElseThrow(IdempotencyKeys::missing), caller),
                source.orElseThrow(),
                target.orElseThrow(),
                money.orElseThrow(),
                request.reference(),
                request.callbackUrl());
        refuseImpossible(order);
        if (!caller.mayMoveMoneyFrom(order.source())) {
            throw AccountRefusals.notFound();
        }
        return order;
    }

    private void refuseImpossible(TransferOrder order) {
        if (order.source().equals(order.target())) {
            throw new ProblemException(ProblemType.SAME_ACCOUNT);
        }
        AccountRefusals.requireOwn(order.source(), ledger);
        if (!ledger.knowsLedgerOf(order.target())) {
            throw new ProblemException(ProblemType.LEDGER_UNKNOWN);
        }
    }

    private static Optional<AccountId> account(String field, @Nullable String id, Violations violations) {
        Optional<AccountId> account = Optional.ofNullable(id).flatMap(AccountId::parse);
        if (account.isEmpty()) {
            violations.add(field, id == null ? "is missing" : "must be LEDGER:NAME");
        }
        return account;
    }
}
