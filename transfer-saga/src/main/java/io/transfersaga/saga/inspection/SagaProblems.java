// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;

/** Why a request about a saga is refused. */
public final class SagaProblems {

    private SagaProblems() {}

    public static ProblemException notFound() {
        return new ProblemException(ProblemType.SAGA_NOT_FOUND);
    }

    static ProblemException ended() {
        return new ProblemException(ProblemType.SAGA_ENDED);
    }
}
