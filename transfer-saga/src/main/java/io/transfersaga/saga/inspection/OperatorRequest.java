// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.web.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sends along, so that the history tells who wanted something and why.
 *
 * @param actor 1 to 100 characters
 * @param reason 1 to 500 characters
 */
public record OperatorRequest(
        @Nullable String actor, @Nullable String reason) {

    private static final int MAX_ACTOR = 100;
    private static final int MAX_REASON = 500;

    /** @throws io.transfersaga.web.ProblemException 400 {@code validation-failed}, with the fields at fault */
    public Checked checked() {
        var violations = new Violations();
        String checkedActor = text(actor, "actor", MAX_ACTOR, violations);
        String checkedReason = text(reason, "reason", MAX_REASON, violations);
        violations.throwIfAny();
        return new Checked(checkedActor, checkedReason);
    }

    private static String text(@Nullable String value, String field, int max, Violations violations) {
        if (value == null || value.isBlank()) {
            violations.add(field, "must not be blank");
            return "";
        }
        if (value.length() > max) {
            violations.add(field, "has " + max + " characters at most");
        } else {
            violations.checkPrintable(field, value);
        }
        return value;
    }

    /** Both are there and fit. */
    public record Checked(String actor, String reason) {}
}
