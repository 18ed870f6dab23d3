// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.LedgerId;
import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.events.AccountId;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.security.Caller;

/** The refusals that several requests about accounts share. */
public final class AccountRefusals {

    private AccountRefusals() {}

    /** An id in a path: a malformed one names no account. */
    static AccountId ownAccount(String id, LedgerId ledger) {
        AccountId account = AccountId.parse(id).orElseThrow(AccountRefusals::notFound);
        requireOwn(account, ledger);
        return account;
    }

    /** @throws ProblemException 404 {@code account-not-found} as for an account that is not there */
    static void requireSight(AccountId account, Caller caller) {
        if (!caller.maySee(account)) {
            throw notFound();
        }
    }

    /** @throws ProblemException 421 {@code wrong-ledger} when another ledger keeps the account */
    public static void requireOwn(AccountId account, LedgerId ledger) {
        if (!ledger.owns(account)) {
            throw new ProblemException(
                    ProblemType.WRONG_LEDGER,
                    "This is ledger " + ledger.id() + "; the account is kept by another one.");
        }
    }

    public static ProblemException notFound() {
        return new ProblemException(ProblemType.ACCOUNT_NOT_FOUND);
    }

    public static ProblemException refused(int status, Refusal reason) {
        var type = ProblemType.ofSlug(reason.slug());
        return new ProblemException(type, status, type.explanation());
    }
}
