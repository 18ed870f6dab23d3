// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.process.SagaState;
import io.transfersaga.web.Violations;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which sagas are asked for; each part is null when it does not matter.
 *
 * @param accountId the source or the target
 */
record SagaFilter(
        @Nullable SagaState state,
        @Nullable Boolean overdue,
        @Nullable String accountId) {

    /**
     * @throws io.transfersaga.web.ProblemException 400 {@code validation-failed} when one is given, but no such value
     */
    static SagaFilter parse(@Nullable String state, @Nullable String overdue, @Nullable String accountId) {
        var violations = new Violations();
        SagaState wanted = null;
        if (state != null) {
            Optional<SagaState> known = Arrays.stream(SagaState.values())
                    .filter(s -> s.name().equals(state))
                    .findFirst();
            if (known.isEmpty()) {
                violations.add("state", "must be one of " + Arrays.toString(SagaState.values()));
            }
            wanted = known.orElse(null);
        }
        if (overdue != null && !"true".equals(overdue) && !"false".equals(overdue)) {
            violations.add("overdue", "must be true or false");
        }
        violations.throwIfAny();
        return new SagaFilter(wanted, overdue == null ? null : Boolean.valueOf(overdue), account(accountId));
    }

    /** What is no account's id is asked for as an empty one, which nobody has. */
    private static @Nullable String account(@Nullable String accountId) {
        return accountId == null
                ? null
                : AccountId.parse(accountId).map(AccountId::toString).orElse("");
    }

    boolean wants(SagaState candidate) {
        return state == null || state == candidate;
    }
}
