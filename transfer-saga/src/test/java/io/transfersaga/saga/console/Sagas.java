// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.saga.process.SagaState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A transfer of 100.00 CNY from alpha:alice to beta:bob, in each stage that it may be in. */
final class Sagas {

    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private Sagas() {}

    static SagaView in(Stage stage) {
        return switch (stage) {
            case CREDIT_AWAITED -> saga(SagaState.CREDITING, 1, null, entry("MoneyDebited"));
            case BACK_OFF ->
                saga(
                        SagaState.CREDITING,
                        1,
                        START.plusSeconds(60),
                        entry("MoneyDebited"),
                        failed(START.plusSeconds(60)));
            case RULING_OUT -> saga(SagaState.CREDITING, 5, null, entry("MoneyDebited"), failed(null));
            case REFUND_AWAITED ->
                saga(SagaState.REFUNDING, 5, null, entry("MoneyDebited"), failed(null), entry("CreditAbandoned"));
            case COMPLETED -> saga(SagaState.COMPLETED, 1, null, entry("MoneyDebited"), entry("MoneyCredited"));
            case REFUNDED ->
                saga(
                        SagaState.REFUNDED,
                        5,
                        null,
                        entry("MoneyDebited"),
                        failed(null),
                        entry("CreditAbandoned"),
                        entry("MoneyRefunded"));
        };
    }

    static SagaView saga(SagaState state, int attempts, Instant nextAttemptAt, HistoryView... history) {
        List<HistoryView> timed = IntStream.range(0, history.length)
                .mapToObj(i -> new HistoryView(START.plusSeconds(i), history[i].type(), history[i].detail()))
                .toList();
        Instant last = timed.get(timed.size() - 1).at();
        return new SagaView(
                UUID.randomUUID(),
                state,
                "alpha:alice",
                "beta:bob",
                "100.00",
                "CNY",
                null,
                START,
                last,
                state.isEnded() ? last : null,
                new SagaView.Credit(attempts, 5, history.length > 1 ? "account-frozen" : null, nextAttemptAt),
                false,
                timed);
    }

    static HistoryView entry(String type) {
        return new HistoryView(START, type, Map.of());
    }

    static HistoryView failed(Instant nextAttemptAt) {
        Map<String, Object> detail = new HashMap<>(Map.of("reason", "account-frozen", "attempt", 1));
        detail.put("nextAttemptAt", nextAttemptAt);
        return new HistoryView(START, "CreditAttemptFailed", detail);
    }

    static List<Stage> stages() {
        return Arrays.asList(Stage.values());
    }
}
