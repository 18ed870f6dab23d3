// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import io.transfersaga.events.AccountId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, and which accounts are theirs.
 *
 * @param subject who the token was made out to; null without security, when everybody is one caller and may do all
 * @param accounts ids of accounts that the token names
 * @param operator whether accounts and transfers of others may be seen
 */
public record Caller(@Nullable String subject, Set<String> accounts, boolean operator) {

    static final Caller ANYBODY = new Caller(null, Set.of(), true);

    private static final int MAX_ACTOR = 100;

    public boolean mayMoveMoneyFrom(AccountId account) {
        return subject == null || accounts.contains(account.toString());
    }

    public boolean maySee(AccountId account) {
        return operator || mayMoveMoneyFrom(account);
    }

    /**
     * Who did it, for the record: the subject of the token, whoever the request says, cut to 100 characters.
     *
     * @param claimed what the request says
     */
    public String actor(String claimed) {
        String actor = subject == null ? claimed : subject;
        return actor.substring(0, Math.min(actor.length(), MAX_ACTOR));
    }
}
