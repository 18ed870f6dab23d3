// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * When a kind of command is refused: the first rule that applies says why.
 *
 * @param <C> the command
 */
record Policy<C>(List<Rule<C>> rules) {

    /** One reason to refuse, and when it applies. */
    record Rule<C>(Refusal refusal, BiPredicate<AccountState, C> applies) {}

    @SafeVarargs
    static <C> Policy<C> of(Rule<C>... rules) {
        return new Policy<>(List.of(rules));
    }

    Optional<Refusal> refusalOf(AccountState account, C command) {
        return rules.stream()
                .filter(rule -> rule.applies().test(account, command))
                .map(Rule::refusal)
                .findFirst();
    }
}
