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

    /** @throws ProblemException 400 {@code validation-failed}, if anything was added */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.validationFailed(errors);
        }
    }
}
