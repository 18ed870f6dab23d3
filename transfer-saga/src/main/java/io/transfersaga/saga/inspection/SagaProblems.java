// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.web.ProblemException;

/** Why a request about a saga is refused. */
public final class SagaProblems {

    private SagaProblems() {}

    public static ProblemException notFound() {
        return new ProblemException(404, "saga-not-found", "There is no saga of this transfer, or not yet.");
    }

    static ProblemException ended() {
        return new ProblemException(409, "saga-ended", "This saga has ended; nothing changes it any more.");
    }
}
