// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that its sender hears everything at once. */
public final class Violations {

    private final List<ProblemException.FieldError> errors = new ArrayList<>();

    public void add(String field, String message) {
        errors.add(new ProblemException.FieldError(field, message));
    }

    /** Takes no control characters, which logs and databases trip over, and no surrogate without its other half. */
    public void checkPrintable(String field, String text) {
        if (text.codePoints().anyMatch(Violations::isUnprintable)) {
            add(field, "must not have control characters or lone surrogates");
        }
    }

    /** What is left of the surrogates among code points are those without their other half. */
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** @throws ProblemException 400 {@code validation-failed}, if anything was added */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.validationFailed(errors);
        }
    }
}
