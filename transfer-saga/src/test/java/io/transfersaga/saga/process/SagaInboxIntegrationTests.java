// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static io.transfersaga.engine.Admission.ADMIT;
import static io.transfersaga.engine.Admission.CANNOT_HAPPEN;
import static io.transfersaga.engine.Admission.OLD_NEWS;
import static io.transfersaga.engine.Admission.REPEAT_OUTCOME;
import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.engine.Admission;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.SentMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SagaServiceTest
class SagaInboxIntegrationTests {

    private final Messages said = Messages.ofATransfer();

    @Autowired
    private SagaInbox inbox;

    @Autowired
    private SagaTimer timer;

    @Autowired
    private SentMessages sent;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void setUp() {
        timer.stop();
        sent.reset();
        jdbc.update("delete from saga");
        jdbc.update("delete from saga_history");
        jdbc.update("delete from incident");
    }

    @Test
    void followsATransferToItsEnd() {
        assertThat(hear(said.moneyDebited())).containsExactly(ADMIT);
        assertThat(sent.drain()).containsExactly("CreditAccount to ledger-beta");

        assertThat(hear(said.moneyCredited())).containsExactly(ADMIT);
        assertThat(sent.drain()).containsExactly("TransferCompleted to ledger-alpha");

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(history()).containsExactly("MoneyDebited", "MoneyCredited");
    }

    @Test
    void handlesAWholeTransferInOneBatch() {
        assertThat(hear(said.moneyDebited(), said.moneyDebited(), said.attemptFailed(1), said.moneyCredited()))
                .containsExactly(ADMIT, OLD_NEWS, ADMIT, ADMIT);

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(history()).containsExactly("MoneyDebited", "CreditAttemptFailed", "MoneyCredited");
    }

    @Test
    void tellsALateDebitHowItEndedAndStartsNoOther() {
        hear(said.moneyDebited(), said.moneyCredited());
        sent.drain();

        assertThat(hear(said.moneyDebited())).containsExactly(REPEAT_OUTCOME);

        assertThat(sent.drain()).containsExactly("TransferCompleted to ledger-alpha");
        assertThat(history()).hasSize(2);
    }

    @Test
    void staysSilentAboutALateDebitOfARefundedTransfer() {
        hear(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED), said.moneyRefunded());
        sent.drain();

        assertThat(hear(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED), said.moneyRefunded()))
                .containsExactly(OLD_NEWS, OLD_NEWS, OLD_NEWS);

        assertThat(sent.drain()).isEmpty();
        assertThat(state()).isEqualTo("REFUNDED");
    }

    @Test
    void recordsWhatCannotHappenOnceAndChangesNothing() {
        assertThat(hear(said.moneyRefunded(), said.moneyRefunded())).containsExactly(CANNOT_HAPPEN, CANNOT_HAPPEN);
        hear(said.moneyDebited(), said.moneyCredited());

        assertThat(hear(said.creditAbandoned(ACCOUNT_CLOSED))).containsExactly(CANNOT_HAPPEN);

        assertThat(jdbc.queryForList("select kind from incident", String.class))
                .containsExactly("CANNOT_HAPPEN", "CANNOT_HAPPEN");
        assertThat(state()).isEqualTo("COMPLETED");
    }

    @Test
    void leavesNothingOfABatchThatFails() {
        var poison = said.creditAccount(1, Messages.NOW);
        var good = Messages.ofATransfer();

        assertThatThrownBy(() -> inbox.handle(List.of(good.moneyDebited(), said.moneyDebited(), poison)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(count("saga")).isZero();
        assertThat(count("saga_history")).isZero();
        assertThat(sent.drain()).isEmpty();

        assertThat(hear(said.moneyDebited())).containsExactly(ADMIT);
    }

    @Test
    void startsOneSagaHoweverManyHearOfTheDebitAtOnce() throws Exception {
        List<Messages> transfers =
                IntStream.range(0, 40).mapToObj(i -> Messages.ofATransfer()).toList();

        atOnce(8, () -> {
            List<Object> batch = new ArrayList<>(
                    transfers.stream().map(m -> m.moneyDebited()).toList());
            Collections.shuffle(batch);
            return inbox.handle(batch);
        });

        assertThat(count("saga")).isEqualTo(40);
        assertThat(count("saga_history")).isEqualTo(40);
        assertThat(sent.drain()).hasSize(40);
    }

    @Test
    void endsEachSagaOnceHoweverManyHearOfTheCreditAtOnce() throws Exception {
        List<Messages> transfers =
                IntStream.range(0, 40).mapToObj(i -> Messages.ofATransfer()).toList();
        inbox.handle(transfers.stream().map(m -> m.moneyDebited()).toList());

        List<Admission> admissions = atOnce(8, () -> {
            List<Object> batch = new ArrayList<>(
                    transfers.stream().map(m -> m.moneyCredited()).toList());
            Collections.shuffle(batch);
            return inbox.handle(batch);
        });

        assertThat(admissions.stream().filter(ADMIT::equals)).hasSize(40);
        assertThat(count("saga_history")).isEqualTo(80);
    }

    @Test
    void saysThatCommandsMayNotHaveBeenSent() {
        sent.setUp(false);

        assertThatThrownBy(() -> hear(said.moneyDebited())).isInstanceOf(BrokerUnavailableException.class);

        sent.setUp(true);
        assertThat(state()).isEqualTo("CREDITING");
        assertThat(hear(said.moneyDebited())).containsExactly(OLD_NEWS);
    }

    @Test
    void leavesCommandsToALedgerThatNeverStartedToTheTimer() {
        var toNowhere = Messages.between("alpha:alice", "gamma:carol");
        sent.missTopic("ledger-gamma");

        assertThat(hear(toNowhere.moneyDebited(), said.moneyDebited())).containsExactly(ADMIT, ADMIT);

        assertThat(sent.drain()).containsExactly("CreditAccount to ledger-beta");
    }

    @Test
    void sendsWhatIsDueOnceHoweverManyTimersThereAre() throws Exception {
        hear(said.moneyDebited());
        sent.drain();
        clock.advance(Duration.ofSeconds(30));

        atOnce(4, () -> {
            timer.round();
            return List.of();
        });

        assertThat(sent.drain()).containsExactly("CreditAccount to ledger-beta");
    }

    @Test
    void letsNobodysTimeOutGrowWhileTheBrokerIsAway() {
        hear(said.moneyDebited());
        sent.drain();
        clock.advance(Duration.ofSeconds(30));

        sent.setUp(false);
        timer.round();
        sent.setUp(true);
        timer.round();

        assertThat(sent.drain()).containsExactly("CreditAccount to ledger-beta");
    }

    @Test
    void parksASagaThatTheTimerCannotHandleAndSendsForTheOthers() {
        var broken = Messages.ofATransfer();
        hear(broken.moneyDebited(), said.moneyDebited());
        jdbc.update(
                "update saga set last_failure = 'no-such-slug' where transfer_id = ?",
                broken.id().value());
        sent.drain();

        for (int round = 1; round <= 5; round++) {
            clock.advance(Duration.ofMinutes(11));
            timer.round();
            assertThat(sent.drain()).containsExactly("CreditAccount to ledger-beta");
        }

        assertThat(jdbc.queryForList("select kind from incident", String.class)).containsExactly("PARKED");
    }

    private List<Admission> hear(TransferMessage.Event... events) {
        return inbox.handle(List.of(events));
    }

    private List<Admission> atOnce(int threads, Callable<List<Admission>> action) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Admission> all = new ArrayList<>();
            for (Future<List<Admission>> result : executor.invokeAll(Collections.nCopies(threads, action))) {
                all.addAll(result.get());
            }
            return all;
        } finally {
            executor.shutdownNow();
        }
    }

    private String state() {
        return jdbc.queryForObject(
                "select state from saga where transfer_id = ?",
                String.class,
                said.id().value());
    }

    private List<String> history() {
        return jdbc.queryForList(
                "select type from saga_history where transfer_id = ? order by seq",
                String.class,
                said.id().value());
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }
}
