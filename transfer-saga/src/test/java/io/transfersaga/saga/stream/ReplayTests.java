// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.saga.inspection.HistoryView;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.saga.process.SagaState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTests {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final SagaView refunded = saga(List.of(
            entry(0, "MoneyDebited", Map.of()),
            entry(1, "CreditAttemptFailed", Map.of("reason", "account-frozen", "attempt", 1, "nextAttemptAt", at(3))),
            entry(2, "RetryRequested", Map.of("actor", "olga", "note", "now")),
            entry(4, "RefundRequested", Map.of("actor", "olga", "note", "enough")),
            entry(5, "CreditAbandoned", Map.of("reason", "operator")),
            entry(6, "MoneyRefunded", Map.of("reason", "operator"))));

    @Test
    void showsWhatTheSagaLookedLikeAfterEachEntry() {
        List<SagaView> looks = Replay.after(0, refunded);

        assertThat(looks)
                .extracting(SagaView::state)
                .containsExactly(
                        SagaState.CREDITING,
                        SagaState.CREDITING,
                        SagaState.CREDITING,
                        SagaState.CREDITING,
                        SagaState.REFUNDING,
                        SagaState.REFUNDED);
        assertThat(looks).extracting(SagaView::updatedAt).containsExactly(at(0), at(1), at(2), at(4), at(5), at(6));
        assertThat(looks)
                .extracting(look -> look.credit().nextAttemptAt())
                .containsExactly(null, at(3), at(2), null, null, null);
        assertThat(looks)
                .extracting(look -> look.credit().lastFailure())
                .containsExactly(null, "account-frozen", "account-frozen", "account-frozen", "operator", "operator");
        assertThat(looks).extracting(SagaView::endedAt).containsExactly(null, null, null, null, null, at(6));
    }

    @Test
    void leavesOutWhatIsKnown() {
        assertThat(Replay.after(4, refunded)).hasSize(2);
        assertThat(Replay.after(6, refunded)).containsExactly(Replay.withoutHistory(refunded));
    }

    private static SagaView saga(List<HistoryView> history) {
        return new SagaView(
                UUID.randomUUID(),
                SagaState.REFUNDED,
                "alpha:alice",
                "beta:bob",
                "100.00",
                "CNY",
                null,
                START,
                at(6),
                at(6),
                new SagaView.Credit(2, 5, "operator", null),
                false,
                history);
    }

    private static HistoryView entry(int second, String type, Map<String, Object> detail) {
        return new HistoryView(at(second), type, Map.copyOf(detail));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
