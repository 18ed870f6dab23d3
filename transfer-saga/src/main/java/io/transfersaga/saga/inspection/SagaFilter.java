// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.process.SagaState;
import io.transfersaga.web.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which sagas are asked for; each part is null when it does not matter.
 *
 * @param accountId the source or the target
 * @param reference the whole of it
 * @param updatedFrom the earliest last change
 * @param updatedUntil before it was the last change
 */
public record SagaFilter(
        @Nullable SagaState state,
        @Nullable Boolean overdue,
        @Nullable String accountId,
        @Nullable String reference,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedUntil) {

    /** What callers may say, as it came; null is absent. */
    public record Parameters(
            @Nullable String state,
            @Nullable String overdue,
            @Nullable String accountId,
            @Nullable String reference,
            @Nullable String updatedFrom,
            @Nullable String updatedUntil) {}

    /**
     * @throws io.transfersaga.web.ProblemException 400 {@code validation-failed} when one is given, but no such value
     */
    public static SagaFilter parse(Parameters given) {
        var violations = new Violations();
        SagaState state = state(given.state(), violations);
        String overdue = given.overdue();
        if (overdue != null && !"true".equals(overdue) && !"false".equals(overdue)) {
            violations.add("overdue", "must be true or false");
        }
        Instant from = time("updatedFrom", given.updatedFrom(), violations);
        Instant until = time("updatedUntil", given.updatedUntil(), violations);
        violations.throwIfAny();
        return new SagaFilter(
                state,
                overdue == null ? null : Boolean.valueOf(overdue),
                account(given.accountId()),
                given.reference(),
                from,
                until);
    }

    private static @Nullable SagaState state(@Nullable String state, Violations violations) {
        if (state == null) {
            return null;
        }
        Optional<SagaState> known = Arrays.stream(SagaState.values())
                .filter(s -> s.name().equals(state))
                .findFirst();
        if (known.isEmpty()) {
            violations.add("state", "must be one of " + Arrays.toString(SagaState.values()));
        }
        return known.orElse(null);
    }

    private static @Nullable Instant time(String field, @Nullable String time, Violations violations) {
        if (time == null) {
            return null;
        }
        try {
            Instant parsed = Instant.parse(time);
            if (parsed.isBefore(Instant.EPOCH) || parsed.isAfter(PagePosition.LATEST)) {
                violations.add(field, "must be from 1970 to 9999");
            }
            return parsed;
        } catch (DateTimeException e) {
            violations.add(field, "must be a time such as 2026-01-31T12:00:00Z");
            return null;
        }
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
