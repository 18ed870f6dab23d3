// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in words rather than as a stack trace. */
class UnprotectedAddressAnalyzer extends AbstractFailureAnalyzer<UnprotectedAddressException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnprotectedAddressException cause) {
        return new FailureAnalysis(cause.danger(), UnprotectedAddressException.FIX, cause);
    }
}
