// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static io.transfersaga.events.FailureReason.ACCOUNT_FROZEN;
import static io.transfersaga.events.FailureReason.OPERATOR;
import static io.transfersaga.saga.process.Messages.NOW;
import static io.transfersaga.saga.process.Messages.POLICY;
import static io.transfersaga.saga.process.Messages.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.AwaitedAnswer;
import io.transfersaga.engine.HistoryEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a saga knows; what it says is told by {@link TransferSagaTests}. */
class TransferProcessTests {

    private static final Instant LATER = NOW.plusSeconds(5);

    private final Messages said = Messages.ofATransfer();
    private final TransferProcess crediting = TransferProcess.startedBy(said.moneyDebited(), TIMEOUT, NOW);

    @Test
    void awaitsTheFirstAttemptFromTheStart() {
        assertThat(crediting.attemptsMade()).isEqualTo(1);
        assertThat(crediting.awaited()).isEqualTo(new AwaitedAnswer(NOW.plusSeconds(30), NOW, null, 1));
    }

    @Test
    void showsTheLastAttemptMadeDuringBackOff() {
        TransferProcess backingOff = crediting.attemptFailedBy(said.attemptFailed(1), POLICY, NOW);

        assertThat(backingOff.attemptsMade()).isEqualTo(1);
        assertThat(backingOff.awaited().nextAttemptAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(backingOff.awaited().since()).isNull();
        assertThat(backingOff.commandSent(TIMEOUT, LATER).attemptsMade()).isEqualTo(2);
    }

    @Test
    void neverShowsAnAttemptThatWasNotMade() {
        TransferProcess backingOff = crediting.attemptFailedBy(said.attemptFailed(1), POLICY, NOW);

        assertThat(backingOff.refundRequestedBy(said.refundRequested(), LATER).attemptsMade())
                .isEqualTo(1);
        assertThat(backingOff.creditedBy(said.moneyCredited(), LATER).attemptsMade())
                .isEqualTo(1);
        assertThat(backingOff
                        .abandonedBy(said.creditAbandoned(ACCOUNT_CLOSED), TIMEOUT, LATER)
                        .attemptsMade())
                .isEqualTo(1);
    }

    @Test
    void isAwaitingSinceTheFirstTimeItWasSent() {
        TransferProcess sentTwice = crediting.commandSent(TIMEOUT, LATER);

        assertThat(sentTwice.awaited()).isEqualTo(new AwaitedAnswer(LATER.plusSeconds(60), NOW, null, 2));
        assertThat(sentTwice.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void recordsTheLastFailedAttemptWithoutANextOne() {
        TransferProcess exhausted = crediting
                .attemptFailedBy(said.attemptFailed(1), POLICY, NOW)
                .attemptFailedBy(said.attemptFailed(2), POLICY, NOW)
                .attemptFailedBy(said.attemptFailed(3), POLICY, LATER);

        assertThat(exhausted.attemptsMade()).isEqualTo(3);
        assertThat(exhausted.credit()).isEqualTo(new CreditProgress(3, true, ACCOUNT_FROZEN, ACCOUNT_FROZEN));
        assertThat(exhausted.awaited()).isEqualTo(new AwaitedAnswer(LATER, LATER, null, 0));
        assertThat(exhausted.history().unwritten().get(3))
                .isEqualTo(new HistoryEntry(LATER, "CreditAttemptFailed", ACCOUNT_FROZEN.slug(), 3, null, null, null));
    }

    @Test
    void recordsEveryRequestOfAnOperator() {
        TransferProcess refunding = crediting
                .retryRequestedBy(said.retryRequested(), NOW)
                .refundRequestedBy(said.refundRequested(), NOW)
                .abandonedBy(said.creditAbandoned(OPERATOR), TIMEOUT, NOW)
                .refundRequestedBy(said.refundRequested(), LATER);

        assertThat(refunding.history().unwritten())
                .extracting(HistoryEntry::type)
                .containsExactly(
                        "MoneyDebited", "RetryRequested", "RefundRequested", "CreditAbandoned", "RefundRequested");
        assertThat(refunding.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void awaitsNothingOnceItHasEnded() {
        TransferProcess completed = crediting.creditedBy(said.moneyCredited(), LATER);

        assertThat(completed.endedAt()).isEqualTo(LATER);
        assertThat(completed.awaited()).isEqualTo(AwaitedAnswer.nothing());
        assertThat(completed.awaitedCommand(LATER)).isNull();
    }
}
