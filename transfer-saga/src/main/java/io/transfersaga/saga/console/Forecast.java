// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.inspection.SagaView;
import java.time.Instant;

/** Says what a wish would do to a saga as it stands, before anybody asks for it. */
final class Forecast {

    private Forecast() {}

    /** By protocol section 9: what is sent, what cannot happen, and what may still come in between. */
    static Text of(Wish wish, SagaView saga) {
        Stage stage = Stage.of(saga);
        return Text.of(
                "forecast." + wish.path() + "." + stage.name(),
                saga.amount() + " " + saga.currency(),
                saga.sourceAccountId(),
                saga.targetAccountId(),
                attempt(stage, saga),
                saga.credit().maxAttempts(),
                nextAttempt(saga));
    }

    /** The attempt that a command would be about. */
    private static int attempt(Stage stage, SagaView saga) {
        return stage == Stage.BACK_OFF
                ? saga.credit().attempts() + 1
                : saga.credit().attempts();
    }

    private static String nextAttempt(SagaView saga) {
        Instant next = saga.credit().nextAttemptAt();
        return next == null ? "" : Times.INSTANCE.clock(next);
    }
}
