// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.util.List;

/**
 * A type of problem, as it is explained to programs.
 *
 * @param statuses with which it is answered; empty when it is only a reason why a credit failed
 */
public record ProblemAnswer(String type, String title, List<Integer> statuses, String meaning, String remedy) {

    static ProblemAnswer of(ProblemType type) {
        return new ProblemAnswer(
                "/problems/" + type.slug(), type.title(), type.statuses(), type.explanation(), type.remedy());
    }
}
