// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.process.SagaState;
import io.transfersaga.web.Violations;
import java.util.Arrays;
import java.util.Objects;
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

    /** Empty parameters are like absent ones. */
    static SagaFilter parse(@Nullable String state, @Nullable String overdue, @Nullable String accountId) {
        var violations = new Violations();
        SagaState wanted = null;
        if (isGiven(state)) {
            Optional<SagaState> known = Arrays.stream(SagaState.values())
                    .filter(s -> s.name().equals(state))
                    .findFirst();
            if (known.isEmpty()) {
                violations.add("state", "must be one of " + Arrays.toString(SagaState.values()));
            }
            wanted = known.orElse(null);
        }
        if (isGiven(overdue) && !"true".equals(overdue) && !"false".equals(overdue)) {
            violations.add("overdue", "must be true or false");
        }
        violations.throwIfAny();
        return new SagaFilter(wanted, isGiven(overdue) ? Boolean.valueOf(overdue) : null, account(accountId));
    }

    /** What is no account's id is asked for as an empty one, which nobody has. */
    private static @Nullable String account(@Nullable String accountId) {
        return isGiven(accountId)
                ? AccountId.parse(Objects.requireNonNull(accountId))
                        .map(AccountId::toString)
                        .orElse("")
                : null;
    }

    boolean wants(SagaState candidate) {
        return state == null || state == candidate;
    }

    private static boolean isGiven(@Nullable String parameter) {
        return parameter != null && !parameter.isEmpty();
    }
}
