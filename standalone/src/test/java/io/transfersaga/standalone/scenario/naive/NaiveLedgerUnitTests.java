// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wrong ways work while nothing fails, and fail as they are said to. */
class NaiveLedgerUnitTests {

    private static final Meanwhile NOTHING = () -> {};

    private final List<MoneyTaken> topic = new ArrayList<>();

    @Test
    void movesMoneyWhileNothingFails() throws Exception {
        try (NaiveLedger source = NaiveLedger.with("payer", 100);
                NaiveLedger target = NaiveLedger.with("payee", 0);
                NaiveParticipant participant = NaiveParticipant.open(target)) {
            new SendThenCommit(source, topic::add).transfer("payer", "payee", 10, NOTHING);
            new CommitThenSend(source, topic::add).transfer("payer", "payee", 20, NOTHING);
            new CallThenCommit(source, participant).transfer("payer", "payee", 30, NOTHING);

            assertThat(topic).containsExactly(new MoneyTaken("payee", 10), new MoneyTaken("payee", 20));
            assertThat(source.balance("payer")).isEqualTo(40);
            assertThat(target.balance("payee")).isEqualTo(30);
        }
    }

    @Test
    void hasSentWhatItCannotCommit() throws Exception {
        try (NaiveLedger source = NaiveLedger.with("payer", 100)) {
            var sender = new SendThenCommit(source, topic::add);

            assertThatThrownBy(() -> sender.transfer("payer", "payee", 10, source::endSessions))
                    .isInstanceOf(SQLException.class);

            assertThat(topic).hasSize(1);
            assertThat(source.balance("payer")).isEqualTo(100);
        }
    }

    @Test
    void hasCommittedWhatItCannotSend() throws Exception {
        try (NaiveLedger source = NaiveLedger.with("payer", 100)) {
            var sender = new CommitThenSend(source, topic::add);

            assertThatThrownBy(() -> sender.transfer("payer", "payee", 10, () -> {
                        throw new SQLException("cut off");
                    }))
                    .hasMessage("cut off");

            assertThat(topic).isEmpty();
            assertThat(source.balance("payer")).isEqualTo(90);
        }
    }

    @Test
    void rollsBackWhatWasDoneButNotAnswered() throws Exception {
        try (NaiveLedger source = NaiveLedger.with("payer", 100);
                NaiveLedger target = NaiveLedger.with("payee", 0);
                NaiveParticipant participant = NaiveParticipant.open(target)) {
            participant.becomeSlow();
            var caller = new CallThenCommit(source, participant);

            assertThatThrownBy(() -> caller.transfer("payer", "payee", 10, NOTHING))
                    .isInstanceOf(HttpTimeoutException.class);

            assertThat(source.balance("payer")).isEqualTo(100);
            assertThat(target.balance("payee")).isEqualTo(10);
        }
    }
}
