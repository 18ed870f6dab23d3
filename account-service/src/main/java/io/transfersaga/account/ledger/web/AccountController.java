// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Decision;
import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.StatusChanges;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.Violations;
import io.transfersaga.web.security.Callers;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens, shows, freezes and closes accounts. */
@RestController
@RequestMapping(path = "/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

    record OpenRequest(
            @Nullable String accountId,
            @Nullable String currency,
            @Nullable String openingBalance) {}

    private final LedgerId ledger;
    private final Accounts accounts;
    private final Opening opening;
    private final StatusChanges statusChanges;
    private final Amounts amounts;
    private final Callers callers;

    AccountController(
            LedgerId ledger,
            Accounts accounts,
            Opening opening,
            StatusChanges statusChanges,
            Amounts amounts,
            Callers callers) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.opening = opening;
        this.statusChanges = statusChanges;
        this.amounts = amounts;
        this.callers = callers;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountAnswer> open(@RequestBody OpenRequest request) {
        var violations = new Violations();
        Optional<AccountId> account = Optional.ofNullable(request.accountId()).flatMap(AccountId::parse);
        if (account.isEmpty()) {
            violations.add("accountId", "must be LEDGER:NAME");
        }
        String balance = request.openingBalance() == null ? "0" : request.openingBalance();
        Optional<Money> money = amounts.read("openingBalance", balance, request.currency(), violations);
        violations.throwIfAny();
        AccountRefusals.requireOwn(account.orElseThrow(), ledger);
        return DatabaseAnswers.writing(() -> open(account.orElseThrow(), money.orElseThrow()));
    }

    private ResponseEntity<AccountAnswer> open(AccountId account, Money openingBalance) {
        Opening.Result result = opening.open(account, openingBalance);
        if (result == Opening.Result.OTHER_VALUES) {
            throw new ProblemException(ProblemType.ACCOUNT_EXISTS);
        }
        var answer = result == Opening.Result.OPENED
                ? ResponseEntity.created(URI.create("/accounts/" + account))
                : ResponseEntity.ok();
        return answer.body(shown(account));
    }

    @GetMapping("/{accountId}")
    AccountAnswer show(@PathVariable String accountId) {
        AccountId account = AccountRefusals.ownAccount(accountId, ledger);
        AccountRefusals.requireSight(account, callers.current());
        return shown(account);
    }

    @PostMapping("/{accountId}/freeze")
    AccountAnswer freeze(@PathVariable String accountId) {
        return change(accountId, statusChanges::freeze);
    }

    @PostMapping("/{accountId}/unfreeze")
    AccountAnswer unfreeze(@PathVariable String accountId) {
        return change(accountId, statusChanges::unfreeze);
    }

    @PostMapping("/{accountId}/close")
    AccountAnswer close(@PathVariable String accountId) {
        return change(accountId, statusChanges::close);
    }

    private AccountAnswer change(String accountId, Function<AccountId, Optional<Decision>> change) {
        AccountId account = AccountRefusals.ownAccount(accountId, ledger);
        Decision decision = DatabaseAnswers.writing(() -> change.apply(account)).orElseThrow(AccountRefusals::notFound);
        if (decision instanceof Decision.Refused refused) {
            throw AccountRefusals.refused(409, refused.reason());
        }
        return AccountAnswer.of(account, ((Decision.Accepted) decision).account());
    }

    private AccountAnswer shown(AccountId account) {
        return accounts.find(account)
                .map(state -> AccountAnswer.of(account, state))
                .orElseThrow(AccountRefusals::notFound);
    }
}
